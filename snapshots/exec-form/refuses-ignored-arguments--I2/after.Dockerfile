FROM debian:12
ENTRYPOINT server --port 80
CMD ["--verbose"]
