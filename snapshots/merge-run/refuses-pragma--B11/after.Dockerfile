FROM debian:12
RUN mkdir /srv/a
# hadolint ignore=SC2035
RUN chmod 700 *
