FROM fedora:42
RUN dnf makecache && dnf clean all && yum check-update && dnf search a && zypper refresh && zypper addrepo a b
RUN pacman -Sy && pacman -Ss a && pacman -Q a && pacman -Scc && pacman -Sp a
