FROM debian:12
USER app
RUN sudo wget -O /opt/a.tar.gz https://example.com/a.tar.gz && sudo tar xf /opt/a.tar.gz -C /opt
