FROM node:22
ARG NPM_TOKEN
RUN npm config set //registry.example.com/:_authToken=$NPM_TOKEN && npm ci
COPY . .
RUN NODE_AUTH_TOKEN=$NPM_TOKEN npm publish
