FROM fedora:42
RUN set -e; \
    sudo dnf install \
      git \
      make; \
    dnf remove --noautoremove vim
