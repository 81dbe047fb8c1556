FROM node:22-slim
ONBUILD COPY . /app
ONBUILD RUN chown -R node:node /app
