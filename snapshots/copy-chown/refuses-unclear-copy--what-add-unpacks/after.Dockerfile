FROM debian:12-slim
RUN mkdir /app
ADD app.tar.gz /app
RUN chown -R www-data:www-data /app
