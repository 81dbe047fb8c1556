FROM node:20-bookworm AS build

ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

# dependencies
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile

# application
COPY . .
RUN yarn build
COPY docker/entrypoint.sh /usr/local/bin/entrypoint.sh
RUN chmod +x /usr/local/bin/entrypoint.sh
RUN yarn install --production --ignore-scripts --prefer-offline

FROM node:20-bookworm-slim AS web
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build /usr/local/bin/entrypoint.sh /usr/local/bin/entrypoint.sh
COPY --from=build /app /app

EXPOSE 3000
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["yarn", "start"]
