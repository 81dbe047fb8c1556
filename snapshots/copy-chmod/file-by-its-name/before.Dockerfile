FROM debian:12-slim
COPY entrypoint.sh /usr/local/bin/
RUN chmod 0755 /usr/local/bin/entrypoint.sh
ENTRYPOINT ["entrypoint.sh"]
