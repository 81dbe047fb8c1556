FROM fedora:42
RUN echo install_weak_deps=True >> /etc/dnf/dnf.conf && dnf install -y git
