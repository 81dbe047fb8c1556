FROM node:24-trixie-slim@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
COPY . /app
CMD ["node", "/app/server.js"]
