FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
COPY server /usr/local/bin/server
EXPOSE 8080
RUN chmod 755 /usr/local/bin/server
LABEL maintainer="someone"
# Start it.
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
CMD ["/usr/local/bin/server", "--port", "8080"]
