FROM node:26.1.0
COPY . /app
