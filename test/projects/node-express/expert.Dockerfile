FROM node:20-slim AS dependencies
WORKDIR /usr/src/app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /usr/src/app
COPY --from=dependencies /usr/src/app/node_modules ./node_modules
COPY package.json server.js ./
COPY routes ./routes
USER node
EXPOSE 3000
CMD ["node", "server.js"]
