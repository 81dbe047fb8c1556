FROM node:22
ARG NPM_TOKEN
RUN npm ci
RUN npm run build
