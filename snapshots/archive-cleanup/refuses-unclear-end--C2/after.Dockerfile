FROM debian:12
RUN wget -O /tmp/a.deb https://example.com/a.deb; dpkg -i /tmp/a.deb || apt-get -fy install
