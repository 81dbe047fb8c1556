FROM fedora:40
RUN gosu root dnf install -y httpd
