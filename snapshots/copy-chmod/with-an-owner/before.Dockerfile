FROM debian:12-slim
RUN useradd app
COPY --chown=app:app app.conf /etc/app.conf
RUN chmod 640 /etc/app.conf
