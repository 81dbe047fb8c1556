FROM debian:12
# tools
RUN apt-get update \
    && apt-get install -y curl \
    # where the program lives
    # and what it writes to
    && mkdir /srv/app \
    # logs
    && mkdir /var/log/app
