FROM node:22-slim
RUN useradd -u 1234 joe
USER joe
RUN npm ci
