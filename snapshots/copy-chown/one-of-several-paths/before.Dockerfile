FROM debian:12-slim
RUN useradd app && mkdir -p /app /data /var/log/app
COPY . /app
RUN chown -R app:app /app /data /var/log/app
