FROM node:22-slim
COPY . /opt/app
RUN chown -R node:node /opt/app && chmod -R 750 /opt/app
