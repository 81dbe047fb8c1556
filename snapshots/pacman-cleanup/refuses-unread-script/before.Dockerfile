FROM archlinux:base
RUN ["pacman", "-Syu", "--noconfirm", "nginx"]
