FROM debian:12
WORKDIR /app
RUN git clone https://github.com/example/app .
CMD ["/app/start"]
