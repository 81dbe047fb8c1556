FROM debian:12-slim
RUN useradd app
COPY start.sh stop.sh /usr/local/bin/
COPY app.conf /etc/app.conf
RUN chown app:app /usr/local/bin/start.sh /usr/local/bin/stop.sh && chown app /etc/app.conf && chmod 600 /etc/app.conf
