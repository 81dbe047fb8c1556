FROM debian:12
RUN git clone https://github.com/example/a /opt/a
CMD ["sh", "-c", "cd /opt/a && git pull && ./run"]
