FROM node:20-slim
WORKDIR /app
COPY . .
RUN npm install -g pnpm && pnpm install && pnpm run build && npm uninstall -g pnpm && npm cache clean --force
CMD ["node", "dist/server.js"]
