FROM archlinux:base
RUN pacman -Syu --noconfirm nginx \
    && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*
COPY setup.sh /
RUN /setup.sh
