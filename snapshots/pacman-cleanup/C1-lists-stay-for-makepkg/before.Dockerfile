FROM archlinux:base
RUN pacman -Syu --noconfirm base-devel
COPY PKGBUILD /src/
RUN su app -c "cd /src && makepkg -si --noconfirm"
