FROM archlinux:base
RUN gosu root pacman -Syu --noconfirm nginx
