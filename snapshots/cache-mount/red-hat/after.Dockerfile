FROM rockylinux:9
RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked dnf install -y httpd
RUN --mount=type=cache,target=/var/cache/dnf,sharing=locked yum install -y git

FROM centos:7
RUN --mount=type=cache,target=/var/cache/yum,sharing=locked yum install -y httpd
