FROM rockylinux:9
RUN dnf install -y httpd && dnf clean all && rm -rf /var/cache/dnf
RUN yum install -y git && yum clean all

FROM centos:7
RUN yum install -y httpd && yum clean all
