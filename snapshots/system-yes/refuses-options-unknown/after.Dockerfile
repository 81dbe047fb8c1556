FROM centos:7
RUN yum $YUM_OPTS install git
