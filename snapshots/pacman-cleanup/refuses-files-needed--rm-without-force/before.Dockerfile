FROM archlinux:base
RUN pacman -S --noconfirm nginx
RUN rm /var/cache/pacman/pkg/*
