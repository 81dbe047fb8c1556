FROM debian:12-slim
COPY start.sh /srv/start.sh
COPY . /srv/
RUN chmod 755 /srv/start.sh
