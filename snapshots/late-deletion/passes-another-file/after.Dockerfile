FROM debian:12-slim
COPY . /app
RUN rm -rf /var/lib/apt/lists/* /tmp/x /app/tmp
