FROM debian:12-slim
RUN useradd app && mkdir -p /app /data /var/log/app
COPY --chown=app:app . /app
RUN chown -R app:app /data /var/log/app && chown app:app /app
