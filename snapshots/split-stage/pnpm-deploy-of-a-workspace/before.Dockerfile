FROM node:22
RUN npm install -g pnpm@9
WORKDIR /repo
COPY . .
RUN pnpm install --frozen-lockfile
RUN pnpm -r build
RUN pnpm --filter=api deploy --prod /srv/api
WORKDIR /srv/api
EXPOSE 8080
USER node
CMD ["node", "dist/main.js"]
