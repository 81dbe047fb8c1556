FROM debian:12-slim
RUN useradd app
COPY --chown=app:app start /usr/local/bin/start
RUN chmod 755 /usr/local/bin/start
