FROM node:20-slim AS build
WORKDIR /srv/app
COPY package.json yarn.lock ./
RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile
COPY bundle.js ./
COPY src ./src
RUN yarn build && yarn install --frozen-lockfile --production --ignore-scripts --prefer-offline

FROM node:20-slim
ENV NODE_ENV=production PORT=5000
WORKDIR /srv/app
COPY --from=build /srv/app/node_modules ./node_modules
COPY --from=build /srv/app/lib ./lib
COPY package.json ./
USER node
EXPOSE 5000
CMD ["node", "lib/index.js"]
