FROM fedora:42
RUN dnf5 -y install \
      git \
      make \
    && dnf5 clean all
