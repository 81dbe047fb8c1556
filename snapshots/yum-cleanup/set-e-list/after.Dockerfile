FROM centos:7
RUN set -e; yum install -y httpd; mkdir /srv/a; \
    yum clean all
