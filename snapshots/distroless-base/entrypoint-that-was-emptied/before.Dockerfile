FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM node:26-slim
COPY --from=build /app /app
ENTRYPOINT []
CMD [ "node", \
      "/app/server.js" ]
