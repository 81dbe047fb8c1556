FROM archlinux:base
RUN set -e; pacman -Syu --noconfirm nginx; mkdir /srv/a
