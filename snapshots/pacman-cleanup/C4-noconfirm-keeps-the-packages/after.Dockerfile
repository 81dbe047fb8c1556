FROM archlinux:base
RUN pacman -Syu --noconfirm nginx && pacman -Scc --noconfirm \
    && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*
