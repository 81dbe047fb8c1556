FROM debian:12
RUN apt-get update && apt-get install -y apache2 apache2-doc
