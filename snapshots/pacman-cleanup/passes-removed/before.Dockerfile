FROM archlinux:base
RUN pacman -Syu --noconfirm nginx && rm -rf /var/cache/pacman/pkg
