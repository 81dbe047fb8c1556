FROM debian:12
RUN set -ex; \
    wget -O /usr/src/node.tar.gz "https://example.com/node-$NODE_VERSION.tar.gz"; \
    echo "$NODE_SHA256 */usr/src/node.tar.gz" | sha256sum -c -; \
    tar -xf /usr/src/node.tar.gz -C /usr/local; \
    rm /usr/src/node.tar.gz; \
    node --version
