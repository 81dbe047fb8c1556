FROM debian:12-slim
COPY start.sh /opt/app/bin/start.sh
RUN chmod 700 /opt/app/bin/start.sh
