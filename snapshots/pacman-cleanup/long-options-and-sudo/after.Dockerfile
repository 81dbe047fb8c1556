FROM archlinux:base
RUN sudo pacman --sync --refresh --noconfirm nginx \
    && sudo rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*
