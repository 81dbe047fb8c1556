FROM debian:12
RUN apt-get update && apt-get install -y postgresql-doc-15 && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y nginx
