FROM node:20-slim
WORKDIR /app
COPY . .
RUN ["pnpm", "install"]
