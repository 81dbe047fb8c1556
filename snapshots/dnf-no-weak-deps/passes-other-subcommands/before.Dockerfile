FROM fedora:42
RUN dnf upgrade -y && dnf remove -y vim && dnf install --downloadonly git
