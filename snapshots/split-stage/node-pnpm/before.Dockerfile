FROM node:20
RUN npm install -g pnpm@9
WORKDIR /app
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile
COPY . .
RUN pnpm build
ENV NODE_ENV=production
EXPOSE 4000
HEALTHCHECK CMD curl -f http://localhost:4000/health || exit 1
CMD ["node", "dist/server.js"]
