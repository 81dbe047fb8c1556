FROM debian:12
RUN mkdir /opt/app && cd /opt/app && make install
RUN curl -fsSL https://example.com/install.sh | bash
