FROM debian:12
COPY extra.conf /etc/extra.conf
RUN apt-get update && apt-get install -y \
    curl \
    git
CMD ["curl", "example.com"]
