FROM debian:12
RUN set -ex; \
    git clone --depth 1 https://github.com/example/tool /usr/src/tool; \
    mkdir -p /usr/src/tool/build; \
    cd /usr/src/tool/build; \
    cmake ..; \
    make -j4; \
    make install; \
    ldconfig; \
    rm -rf /usr/src/tool
