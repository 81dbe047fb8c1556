FROM debian:12
RUN test -e /lists || apt-get update
COPY . /srv
RUN apt-get install -y curl
