FROM archlinux:base
RUN set -e; pacman -Syu --noconfirm nginx; mkdir /srv/a; \
    rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*
