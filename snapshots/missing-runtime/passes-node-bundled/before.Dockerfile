FROM node:22 AS build
WORKDIR /srv
COPY . .
RUN npm ci && npx esbuild src/main.js --bundle --platform=node --outfile=dist/main.js

FROM node:22-slim
COPY --from=build /srv/dist /srv
CMD ["node", "/srv/main.js"]
