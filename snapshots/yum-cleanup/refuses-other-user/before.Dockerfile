FROM centos:7
RUN gosu root yum install -y httpd
