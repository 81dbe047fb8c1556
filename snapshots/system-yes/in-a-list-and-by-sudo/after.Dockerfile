FROM fedora:42
RUN set -e; \
    sudo dnf install -y \
      git \
      make; \
    dnf remove -y --noautoremove vim
