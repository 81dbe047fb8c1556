FROM debian:bookworm
RUN apt-get update && apt-get install -y curl && curl https://example.com/install | sh
