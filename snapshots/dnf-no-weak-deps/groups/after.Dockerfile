FROM fedora:40
RUN dnf install -y --setopt=install_weak_deps=False @development-tools git
RUN dnf install -y --setopt=install_weak_deps=False $PACKAGES
