ARG NODE=20
FROM node:${NODE}-alpine
WORKDIR /app
COPY . .
RUN npm install
