FROM node:22-slim
WORKDIR /app
COPY . .
RUN --mount=type=bind,source=cache,target=/cache npm ci
CMD ["node", "server.js"]
