FROM debian:12-slim
COPY start.sh config.json /srv/
RUN chmod +x /srv/start.sh
