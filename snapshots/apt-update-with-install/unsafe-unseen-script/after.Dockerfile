FROM debian:12
COPY setup.sh /
RUN /setup.sh
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
