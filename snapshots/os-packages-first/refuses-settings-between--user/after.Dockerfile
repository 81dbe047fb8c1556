FROM debian:12
WORKDIR /app
USER app
COPY . .
USER root
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
