FROM node:22
ARG NPM_TOKEN NODE_ENV=production
RUN npm ci
