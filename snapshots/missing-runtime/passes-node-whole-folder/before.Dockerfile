FROM node:22 AS build
WORKDIR /srv
COPY . .
RUN npm ci && npm run build

FROM node:22-slim
COPY --from=build /srv /srv
WORKDIR /srv
CMD ["node", "dist/main.js"]
