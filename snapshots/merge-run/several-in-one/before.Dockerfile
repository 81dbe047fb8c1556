FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN mkdir -p /srv/app
RUN chown nobody /srv/app
COPY . /srv/app
RUN chmod +x /srv/app/start
RUN rm -rf /srv/app/test
