FROM archlinux:base
RUN pacman -Syu --noconfirm nginx
COPY app.conf /etc/nginx/
RUN pacman -S --noconfirm git
