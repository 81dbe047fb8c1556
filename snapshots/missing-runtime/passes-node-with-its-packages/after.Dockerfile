FROM node:22 AS build
WORKDIR /srv
COPY . .
RUN npm ci && npm run build && npm prune --omit=dev

FROM gcr.io/distroless/nodejs22-debian12
WORKDIR /srv
COPY --from=build /srv/dist ./dist
COPY --from=build /srv/node_modules ./node_modules
CMD ["dist/main.js"]
