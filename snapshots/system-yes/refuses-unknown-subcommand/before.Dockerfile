FROM centos:7
RUN yum $WHAT install git
