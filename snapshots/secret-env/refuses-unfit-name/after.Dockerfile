FROM node:22
ARG npm.token
RUN npm ci
