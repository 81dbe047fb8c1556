FROM archlinux:base
RUN pacman -Syu --noconfirm nginx \
    && rm -rf /var/cache/pacman/pkg/*
COPY app.conf /etc/nginx/
RUN pacman -S --noconfirm git \
    && rm -rf /var/cache/pacman/pkg/*
