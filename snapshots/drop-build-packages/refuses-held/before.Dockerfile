FROM debian:12
RUN apt-get update && apt-get install -y gcc make r-base-dev && make -C /srv install
CMD ["/srv/app"]
