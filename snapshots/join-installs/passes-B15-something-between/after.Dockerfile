FROM debian:12
RUN apt-get update && apt-get install -y curl && curl -fsSO https://example.com/a.list && apt-get install -y git
