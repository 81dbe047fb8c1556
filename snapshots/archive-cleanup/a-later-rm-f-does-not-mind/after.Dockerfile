FROM debian:12
RUN wget -P /tmp https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt \
    && rm /tmp/a.tar.gz
RUN rm -rf /tmp/*
