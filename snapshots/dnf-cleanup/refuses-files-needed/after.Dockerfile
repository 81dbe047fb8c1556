FROM fedora:40
RUN dnf install -y httpd
RUN dnf -C list
