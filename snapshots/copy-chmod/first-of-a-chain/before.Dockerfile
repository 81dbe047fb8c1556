FROM debian:12-slim
WORKDIR /srv
COPY start.sh stop.sh ./
RUN chmod 555 start.sh stop.sh \
    && ln -s /srv/start.sh /start
