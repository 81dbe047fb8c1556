FROM registry.example.com/base
RUN yum install -y httpd
RUN dnf upgrade -y
RUN microdnf install -y httpd
RUN tdnf install -y nginx
RUN zypper --quiet install -y apache2
RUN pacman -Syu --noconfirm nginx
