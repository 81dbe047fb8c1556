FROM fedora:42
RUN dnf $WHAT install git
