FROM fedora:42
RUN dnf5 -y install --setopt=install_weak_deps=False \
      git \
      make \
    && dnf5 clean all
