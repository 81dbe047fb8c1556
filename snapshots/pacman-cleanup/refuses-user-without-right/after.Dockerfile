FROM archlinux:base
USER app
RUN pacman -Syu --noconfirm nginx
