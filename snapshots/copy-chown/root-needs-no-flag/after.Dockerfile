FROM debian:12-slim
COPY app.conf /etc/app/app.conf
RUN chmod 600 /etc/app/app.conf
