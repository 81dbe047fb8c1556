FROM node:20 AS build
WORKDIR /app
COPY package.json package-lock.json binding.gyp ./
COPY native ./native
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM node:20-slim
WORKDIR /app
COPY --from=build /app/build/Release/checksum.node ./build/Release/checksum.node
COPY package.json server.js ./
USER node
EXPOSE 4000
CMD ["node", "server.js"]
