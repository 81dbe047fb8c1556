FROM fedora:42 AS root
RUN dnf install -y --installroot /mnt/root httpd
