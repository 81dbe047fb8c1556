FROM debian:12-slim
RUN useradd app
COPY --chown=app:app start.sh stop.sh /usr/local/bin/
COPY --chown=app:0 app.conf /etc/app.conf
RUN chmod 600 /etc/app.conf
