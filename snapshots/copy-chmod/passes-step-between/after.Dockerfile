FROM debian:12-slim
COPY start.sh /start.sh
RUN sed -i s/a/b/ /start.sh
RUN chmod 755 /start.sh
