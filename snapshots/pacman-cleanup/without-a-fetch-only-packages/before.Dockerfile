FROM archlinux:base
RUN pacman -S --noconfirm nginx
