FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM node:24-trixie-slim
WORKDIR /app
COPY --from=build --chown=node:node /app .
# not root
USER node
HEALTHCHECK --interval=30s CMD ["node", "healthcheck.js"]
ENTRYPOINT ["node", "--enable-source-maps", "server.js"]
CMD ["--port", "3000"]
