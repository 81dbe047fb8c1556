FROM node:22-slim
RUN mkdir /app
COPY --chown=node:node . /app
RUN chown -R node:node /app
