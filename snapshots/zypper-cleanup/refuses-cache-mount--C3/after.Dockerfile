FROM opensuse/leap:15
RUN --mount=type=cache,target=/var/cache/zypp zypper --non-interactive install apache2
