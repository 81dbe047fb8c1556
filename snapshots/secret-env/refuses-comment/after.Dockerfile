FROM node:22
# of the robot account
ARG NPM_TOKEN
RUN npm ci
