FROM debian:12
RUN curl -fsSL https://example.com/a.tar.gz | tar -xz -C /opt
