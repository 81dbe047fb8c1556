FROM debian:12
RUN cd /tmp && wget https://example.com/a.tar.gz && tar xf a.tar.gz && mv a.tar.gz /opt/backup
