FROM debian:12
WORKDIR /app
RUN git clone https://github.com/example/app . \
    && rm -rf /app/.git
CMD ["/app/start"]
