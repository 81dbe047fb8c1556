FROM debian:12
CMD echo "usage: docker run"
