FROM archlinux:latest
RUN pacman -Syu --noconfirm nginx && bash -c "echo 'y' | pacman -Scc" && rm -r /var/lib/pacman/sync/*
