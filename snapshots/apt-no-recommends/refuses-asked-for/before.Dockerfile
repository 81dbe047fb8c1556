FROM debian:12
RUN apt-get install -y --install-recommends winehq-stable
