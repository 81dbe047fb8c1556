FROM debian:12
RUN --mount=type=cache,target=/src git clone https://github.com/example/tool /src/tool && make -C /src/tool install
