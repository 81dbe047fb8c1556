FROM fedora:40
RUN dnf install -y @development-tools git
RUN dnf install -y $PACKAGES
