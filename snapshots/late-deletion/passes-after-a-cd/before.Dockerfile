FROM debian:12-slim
COPY a.txt /a.txt
RUN cd /tmp && rm -f a.txt
