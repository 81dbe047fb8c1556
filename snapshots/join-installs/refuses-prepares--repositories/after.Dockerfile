FROM fedora:40
RUN dnf install -y fedora-workstation-repositories && dnf install -y steam
