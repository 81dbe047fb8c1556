FROM debian:buster
COPY run.sh /
CMD ["/run.sh"]
