FROM node:20 AS build
WORKDIR /repo
COPY . .
RUN npm install --workspaces --include-workspace-root
RUN npm run build --workspaces --if-present
RUN npm prune --omit=dev

FROM node:20-slim
WORKDIR /repo
COPY --from=build /repo /repo
EXPOSE 3001
CMD npm run start --workspace packages/api
