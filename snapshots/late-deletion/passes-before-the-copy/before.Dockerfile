FROM debian:12-slim
RUN rm -rf /srv/app
COPY . /srv/app
