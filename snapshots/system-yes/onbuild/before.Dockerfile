FROM fedora:42
ONBUILD RUN dnf install git
