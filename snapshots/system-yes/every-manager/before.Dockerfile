FROM registry.example.com/base
RUN yum install httpd
RUN dnf upgrade
RUN microdnf install httpd
RUN tdnf install nginx
RUN zypper --quiet install apache2
RUN pacman -Syu nginx
