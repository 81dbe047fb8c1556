FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM gcr.io/distroless/nodejs26-debian13
COPY --from=build /app /app
ENTRYPOINT []
CMD [ "/nodejs/bin/node", \
      "/app/server.js" ]
