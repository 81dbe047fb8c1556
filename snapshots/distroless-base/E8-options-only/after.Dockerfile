FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM gcr.io/distroless/nodejs24-debian13
WORKDIR /app
COPY --from=build /app .
USER 1000:1000
CMD ["--import", "./trace.mjs", "server.js"]
