FROM fedora:42
RUN dnf install -y --setopt=install_weak_deps=False git
