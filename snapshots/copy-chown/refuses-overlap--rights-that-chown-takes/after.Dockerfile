FROM debian:12-slim
COPY tool.sh /usr/local/bin/tool.sh
RUN chmod 4755 /usr/local/bin/tool.sh && chown daemon:daemon /usr/local/bin/tool.sh
