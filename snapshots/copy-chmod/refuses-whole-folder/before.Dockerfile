FROM debian:12-slim
WORKDIR /srv
COPY . .
RUN chmod -R 755 /srv
