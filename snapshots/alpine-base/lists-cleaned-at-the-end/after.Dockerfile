FROM node:20-alpine

RUN npm install -g http-server@14.1.1
