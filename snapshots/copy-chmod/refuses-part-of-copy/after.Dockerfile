FROM debian:12-slim
COPY start.sh app.conf /srv/
RUN chmod 755 /srv/start.sh
