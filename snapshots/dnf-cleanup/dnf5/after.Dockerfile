FROM fedora:42
RUN dnf5 install -y httpd \
    && dnf5 clean all
