FROM debian:12
WORKDIR /app
COPY . .
RUN apt-get update
RUN apt-get install -y curl
RUN apt-get clean && rm -rf /var/lib/apt/lists/*
RUN ./configure
