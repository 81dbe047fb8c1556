FROM node:20-slim

RUN apt-get update
RUN npm install -g http-server@14.1.1

RUN rm -rf /var/lib/apt/lists/*
