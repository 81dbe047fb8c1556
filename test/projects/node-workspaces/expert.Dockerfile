FROM node:20-slim AS build
WORKDIR /repo
COPY package.json package-lock.json ./
COPY packages/api/package.json ./packages/api/
COPY packages/shared/package.json ./packages/shared/
RUN --mount=type=cache,target=/root/.npm npm ci
COPY packages ./packages
RUN npm run build --workspaces --if-present && npm prune --omit=dev

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /repo
COPY --from=build /repo/node_modules ./node_modules
COPY --from=build /repo/packages/shared ./packages/shared
COPY packages/api ./packages/api
USER node
EXPOSE 3001
CMD ["node", "packages/api/index.js"]
