FROM node:22
WORKDIR /app/web
COPY . /app
RUN npm install
