FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends ruby && rm -rf /var/lib/apt/lists/* \
    && gem install --no-document fpm -v 1.15.1
CMD ["fpm", "--version"]
