FROM debian:12-slim
COPY --chmod=600 start.sh /start.sh
RUN chmod +x /start.sh
