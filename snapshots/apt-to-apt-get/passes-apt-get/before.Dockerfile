FROM debian:12
RUN apt-get update && apt-get install -y curl && apt-cache policy curl
COPY apt install /srv/
