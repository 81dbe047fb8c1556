FROM debian:12
WORKDIR /app
COPY . .
RUN ./add-sources.sh
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
