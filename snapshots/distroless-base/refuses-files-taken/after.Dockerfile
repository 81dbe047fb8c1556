FROM node:24-trixie-slim AS app
COPY . /app
CMD ["node", "/app/server.js"]

FROM debian:trixie-slim AS check
COPY --from=app /usr/local/bin/node /node
RUN /node --version

FROM app
