FROM debian:12-slim
COPY app.conf /etc/app.conf
RUN chmod 600 /etc/shadow /etc/app.conf
