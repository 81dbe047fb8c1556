FROM debian:12
WORKDIR /srv
WORKDIR "my app"
WORKDIR a$B
WORKDIR ~/app
