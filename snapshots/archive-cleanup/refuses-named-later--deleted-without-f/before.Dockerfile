FROM debian:12
RUN wget -O /tmp/a.tar.gz https://example.com/a.tar.gz && tar xf /tmp/a.tar.gz -C /opt
COPY . /app
RUN rm /tmp/a.tar.gz
