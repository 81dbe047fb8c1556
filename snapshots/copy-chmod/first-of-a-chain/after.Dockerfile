FROM debian:12-slim
WORKDIR /srv
COPY --chmod=555 start.sh stop.sh ./
RUN ln -s /srv/start.sh /start
