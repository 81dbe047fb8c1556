FROM node:8
WORKDIR /app
COPY . .
RUN sudo bower install
