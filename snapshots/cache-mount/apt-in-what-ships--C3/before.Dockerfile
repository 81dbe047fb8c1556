FROM ubuntu:24.04
# tools
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends \
        # for the fetch
        ca-certificates \
        curl; \
    rm -rf /var/lib/apt/lists/*; \
    curl --version
