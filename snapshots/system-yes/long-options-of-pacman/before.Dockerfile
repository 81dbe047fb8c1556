FROM archlinux:base
RUN pacman --sync --refresh --sysupgrade git && pacman --remove vim
