FROM archlinux:base
RUN pacman -Syu --noconfirm nginx && yes | pacman -Scc
