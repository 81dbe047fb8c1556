FROM debian:bookworm-slim
ARG GAZETTEER_VERSION=2.1
RUN --mount=type=bind,source=downloads,target=/downloads \
    mkdir /tmp/gazetteer \
    && tar -xzf "/downloads/gazetteer-$GAZETTEER_VERSION.tar.gz" --strip-components=1 -C /tmp/gazetteer \
    && cd /tmp/gazetteer \
    && ./install.sh /usr/local \
    && rm -rf /tmp/gazetteer
USER nobody
ENTRYPOINT ["gazetteer"]
CMD ["upper-northton"]
