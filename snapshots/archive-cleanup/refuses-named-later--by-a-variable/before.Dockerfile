FROM debian:12
ENV ARCHIVE=/tmp/a.tar.gz
RUN wget -O /tmp/a.tar.gz https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt
RUN /opt/a/install $ARCHIVE
