FROM debian:12-slim
COPY start.sh /opt/app/bin/start.sh
RUN chmod 755 /opt/app/bin/start.sh
