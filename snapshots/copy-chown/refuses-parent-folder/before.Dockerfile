FROM debian:12-slim
COPY . /opt/vendor/app
RUN chown -R www-data:www-data /opt/vendor/app
