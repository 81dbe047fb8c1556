ARG VERSION=6
FROM centos:${VERSION}
RUN yum install -y rubygems && gem install fpm
CMD ["fpm"]
