FROM centos:7
RUN yum remove java ; yum install -y git
