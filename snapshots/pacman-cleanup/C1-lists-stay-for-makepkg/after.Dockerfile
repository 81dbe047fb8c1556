FROM archlinux:base
RUN pacman -Syu --noconfirm base-devel \
    && rm -rf /var/cache/pacman/pkg/*
COPY PKGBUILD /src/
RUN su app -c "cd /src && makepkg -si --noconfirm"
