FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
RUN ["sh", "-c", "apt-get update && apt-get install -y git"]
