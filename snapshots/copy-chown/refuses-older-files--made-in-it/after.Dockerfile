FROM debian:12-slim
RUN mkdir -p /app/log
COPY . /app
RUN chown -R www-data:www-data /app
