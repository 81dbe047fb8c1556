FROM debian:12
RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/* \
    && find /usr/share/doc /usr/share/man -type f ! -name copyright -delete
CMD ["nginx", "-g", "daemon off;"]
