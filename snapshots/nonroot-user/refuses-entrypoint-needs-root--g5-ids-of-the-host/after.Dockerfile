FROM alpine:3.22
ENV PUID=1000 PGID=1000
COPY app /app
CMD ["/app/run"]
