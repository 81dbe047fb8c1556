# syntax=docker/dockerfile:1.4
FROM node:22
ARG NPM_TOKEN
RUN npm ci
