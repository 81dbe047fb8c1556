FROM node:22-slim
WORKDIR /srv
COPY . .
COPY start.sh /srv/app/
RUN chown -R node:node /srv/app
