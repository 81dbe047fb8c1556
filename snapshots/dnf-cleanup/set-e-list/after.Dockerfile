FROM fedora:40
RUN set -e; dnf install -y httpd; mkdir /srv/a; \
    dnf clean all
