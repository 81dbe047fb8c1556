FROM rockylinux:9
RUN dnf install -y httpd && dnf clean all && rm -rf /var/cache/dnf
RUN yum install -y git && yum clean all
RUN dnf install -y epel-release && dnf -y upgrade && dnf config-manager --set-enabled crb && dnf remove -y x && dnf clean expire-cache
