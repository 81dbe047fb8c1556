FROM node:22-bullseye-slim
RUN npm ci
