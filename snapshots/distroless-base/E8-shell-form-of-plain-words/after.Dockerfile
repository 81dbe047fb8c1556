FROM gcr.io/distroless/nodejs24-debian13
COPY . /app
CMD ["--enable-source-maps", "/app/server.js"]
