FROM debian:12
ENTRYPOINT ["/entrypoint.sh"]
CMD server --port 80
