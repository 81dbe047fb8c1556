FROM debian:12
RUN sudo mkdir /opt/app && cd /opt/app && sudo make install
RUN curl -fsSL https://example.com/install.sh | sudo bash
