FROM node:24-trixie AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM node:24-trixie-slim
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080
USER node
CMD ["npm", "run", "start"]
