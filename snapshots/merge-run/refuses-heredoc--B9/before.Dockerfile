FROM debian:12
RUN <<EOF
mkdir /srv/a
EOF
RUN chmod 700 /srv/a
