FROM debian:12-slim
COPY tool.bin /usr/local/bin/tool.bin
RUN chmod 4755 /usr/local/bin/tool.bin
