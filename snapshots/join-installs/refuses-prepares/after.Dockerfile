FROM fedora:40
RUN dnf install -y epel-release && dnf install -y tree
