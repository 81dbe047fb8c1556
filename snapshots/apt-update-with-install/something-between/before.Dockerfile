FROM debian:12
RUN apt-get update
COPY extra.conf /etc/extra.conf
RUN apt-get install -y \
    curl \
    git
CMD ["curl", "example.com"]
