FROM node:24-trixie AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM gcr.io/distroless/nodejs24-debian13
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
USER 1000:1000
CMD ["build/server.js", "--port", "8080"]
