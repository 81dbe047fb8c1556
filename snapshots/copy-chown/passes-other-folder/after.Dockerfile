FROM debian:12-slim
COPY . /app
RUN chown -R www-data:www-data /var/log
