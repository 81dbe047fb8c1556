FROM archlinux:base
RUN pacman -Sy
COPY a /a
RUN pacman -S --noconfirm nginx && yes | pacman -Scc
