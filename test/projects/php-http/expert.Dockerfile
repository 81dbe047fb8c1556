FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends php-cli \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /var/www
COPY src ./src
COPY public ./public
USER www-data
EXPOSE 8088
STOPSIGNAL SIGINT
CMD ["php", "-S", "0.0.0.0:8088", "-t", "public"]
