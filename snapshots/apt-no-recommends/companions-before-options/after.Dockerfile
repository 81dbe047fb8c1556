FROM debian:12
RUN apt-get update && apt-get install --no-install-recommends git ca-certificates -q -y
RUN apt-get update && apt-get install --assume-yes --no-install-recommends \
    python3-venv \
    curl \
    -q
