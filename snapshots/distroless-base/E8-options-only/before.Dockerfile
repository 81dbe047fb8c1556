FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM node:24-trixie-slim
WORKDIR /app
COPY --from=build /app .
USER 1000
CMD ["--import", "./trace.mjs", "server.js"]
