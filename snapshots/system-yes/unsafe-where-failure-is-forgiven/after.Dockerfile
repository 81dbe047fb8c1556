FROM centos:7
RUN yum remove -y java ; yum install -y git
