FROM node:20
WORKDIR /repo
COPY . .
RUN npm install --workspaces --include-workspace-root
RUN npm run build --workspaces --if-present
EXPOSE 3001
CMD npm run start --workspace packages/api
