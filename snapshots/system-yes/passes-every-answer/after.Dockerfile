FROM fedora:42
RUN dnf -y install a && dnf install a -y && yum --assumeyes update && dnf install --setopt=assumeyes=1 a && yum install --assumeno a
RUN zypper -n in a && zypper --non-interactive in a && zypper in -y a && zypper up --no-confirm
RUN pacman -S --noconfirm a && pacman --noconfirm -Syu
