FROM gcr.io/distroless/nodejs24-debian13
COPY . /app
CMD ["/app/server.js"]
