FROM archlinux:base
RUN pacman -Sy --noconfirm --root /mnt nginx
