FROM debian:12-slim
COPY conf.d /etc/app/conf.d
RUN chmod 755 /etc/app/conf.d
