FROM debian:12
RUN apt-get update && apt-get install -y curl \
    && mkdir -p /srv/app \
    && chown nobody /srv/app
COPY . /srv/app
RUN chmod +x /srv/app/start \
    && rm -rf /srv/app/test
