FROM centos:7
RUN yum install -y curl && yum install -y git
