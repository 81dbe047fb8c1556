FROM node:22

ENV APP=/home/node/app

# The application itself.
# It belongs to node.
COPY --chown=node:node . $APP

WORKDIR $APP
USER node

# hadolint ignore=DL3016
RUN npm ci

CMD ["node", "server.js"]
