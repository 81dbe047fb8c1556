FROM node:22
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
ARG NPM_TOKEN
RUN npm ci
COPY . .
CMD ["node", "index.js"]
