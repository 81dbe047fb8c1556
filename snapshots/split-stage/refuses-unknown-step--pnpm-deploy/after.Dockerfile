FROM node:22
RUN npm install -g pnpm@9
WORKDIR /repo
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm -r build
RUN pnpm deploy --filter=api --prod /srv/api
WORKDIR /srv/api
CMD ["node", "dist/main.js"]
