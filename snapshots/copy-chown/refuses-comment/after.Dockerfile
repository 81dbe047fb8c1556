FROM debian:12-slim
COPY app.conf /etc/app.conf
# www-data reads it
RUN chown www-data:www-data /etc/app.conf
