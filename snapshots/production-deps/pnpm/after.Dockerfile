FROM node:22
RUN npm install -g pnpm@9
WORKDIR /app
COPY . .
RUN pnpm install --prod --frozen-lockfile
CMD ["node", "server.js"]
