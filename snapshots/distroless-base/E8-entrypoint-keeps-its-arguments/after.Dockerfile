FROM node:24-trixie AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .

FROM gcr.io/distroless/nodejs24-debian13
WORKDIR /app
COPY --from=build --chown=1000:1000 /app .
# not root
USER 1000:1000
HEALTHCHECK --interval=30s CMD ["/nodejs/bin/node", "healthcheck.js"]
ENTRYPOINT ["/nodejs/bin/node", "--enable-source-maps", "server.js"]
CMD ["--port", "3000"]
