FROM debian:12
RUN ["sh", "-c", "sudo mkdir /opt/x"]
