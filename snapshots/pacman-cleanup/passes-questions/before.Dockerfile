FROM archlinux:base
RUN pacman -Q nginx && pacman -Ss nginx
