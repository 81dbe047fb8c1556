FROM ubuntu:22.04

WORKDIR /srv/app
COPY . .
RUN apt-get update && apt-get install -y software-properties-common
RUN add-apt-repository -y ppa:ondrej/php && apt-get update
RUN apt-get install -y php8.3-cli

CMD ["php", "index.php"]
