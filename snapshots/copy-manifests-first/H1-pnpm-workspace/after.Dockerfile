FROM node:22
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/web/package.json apps/web/
RUN npm install -g pnpm@9
RUN pnpm install --frozen-lockfile
COPY . .
CMD ["node", "apps/web/server.js"]
