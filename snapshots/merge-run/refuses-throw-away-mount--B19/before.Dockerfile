FROM debian:12
RUN --mount=type=tmpfs,target=/tmp touch /tmp/a
RUN --mount=type=tmpfs,target=/tmp mkdir /srv/a
