FROM archlinux:base
RUN sudo pacman --sync --refresh --noconfirm nginx
