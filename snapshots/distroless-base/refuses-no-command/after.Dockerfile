FROM node:24-trixie-slim
COPY . /app
