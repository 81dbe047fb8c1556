FROM debian:12
RUN wget -P /tmp https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt
RUN rm -rf /tmp/*
