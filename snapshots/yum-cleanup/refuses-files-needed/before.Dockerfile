FROM centos:7
RUN yum install -y httpd
RUN yum -C search x
