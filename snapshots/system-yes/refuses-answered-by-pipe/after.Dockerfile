FROM archlinux:base
RUN yes | pacman -S git
