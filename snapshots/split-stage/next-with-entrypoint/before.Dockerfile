FROM node:20-bookworm AS web

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

EXPOSE 3000
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["yarn", "start"]
