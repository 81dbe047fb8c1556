FROM centos:7
RUN yum install -y httpd && yum clean all
RUN --mount=type=cache,target=/var/cache/yum,sharing=locked yum clean expire-cache && yum install -y git
