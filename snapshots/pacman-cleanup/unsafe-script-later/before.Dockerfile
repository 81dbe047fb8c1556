FROM archlinux:base
RUN pacman -Syu --noconfirm nginx
COPY setup.sh /
RUN /setup.sh
