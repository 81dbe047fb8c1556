FROM archlinux:base
RUN pacman -S --noconfirm nginx \
    && rm -rf /var/cache/pacman/pkg/*
