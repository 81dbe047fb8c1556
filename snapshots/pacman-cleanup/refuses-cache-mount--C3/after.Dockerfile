FROM archlinux:base
RUN --mount=type=cache,target=/var/cache/pacman/pkg pacman -Syu --noconfirm nginx
