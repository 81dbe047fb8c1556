FROM debian:12
COPY packages.txt .
RUN apt update && xargs apt install -y < packages.txt
