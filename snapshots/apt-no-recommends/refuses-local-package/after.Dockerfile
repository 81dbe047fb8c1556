FROM debian:12
COPY app.deb /tmp/
RUN apt-get install -y /tmp/app.deb
