FROM archlinux:base
RUN pacman -Syu --noconfirm nginx
RUN cp -r /var/cache/pacman/pkg /srv
