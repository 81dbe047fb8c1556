FROM debian:buster-slim
COPY run.sh /
CMD ["/run.sh"]
