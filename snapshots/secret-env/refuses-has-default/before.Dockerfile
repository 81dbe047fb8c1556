FROM node:22
ARG NPM_TOKEN=correct-horse-4711
RUN npm ci
