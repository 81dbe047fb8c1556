FROM node:22
WORKDIR /app
COPY services/api/package.json ./
RUN npm install
COPY services/api .
