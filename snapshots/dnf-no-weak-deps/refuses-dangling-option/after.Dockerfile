FROM fedora:42
RUN dnf install git --repo
