FROM debian:12-slim
COPY app.conf /etc/app/app.conf
RUN chown root:root /etc/app/app.conf && chmod 600 /etc/app/app.conf
