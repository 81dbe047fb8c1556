FROM archlinux:base
RUN pacman --sync --noconfirm --refresh --sysupgrade git && pacman --remove --noconfirm vim
