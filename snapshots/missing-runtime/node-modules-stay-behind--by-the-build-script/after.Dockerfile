FROM node:22 AS build
WORKDIR /srv
COPY . .
RUN npm ci && npm run build

FROM node:22-slim
WORKDIR /srv
COPY --from=build /srv/dist ./dist
CMD ["node", "dist/main.js"]
