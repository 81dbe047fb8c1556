FROM debian:12-slim
COPY start.sh /start.sh
# git on Windows forgets it
RUN chmod 755 /start.sh
