FROM debian:12
RUN --mount=type=cache,target=/downloads wget -O /downloads/a.zip https://example.com/a.zip && unzip /downloads/a.zip
