FROM debian:12-slim
RUN useradd app
COPY start /usr/local/bin/start
RUN chmod 755 /usr/local/bin/start && chown app:app /usr/local/bin/start
