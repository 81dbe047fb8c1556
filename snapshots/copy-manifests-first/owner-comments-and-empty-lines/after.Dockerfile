FROM node:22

ENV APP=/home/node/app

COPY --chown=node:node package.json package-lock.json $APP/

WORKDIR $APP
USER node

# hadolint ignore=DL3016
RUN npm ci

# The application itself.
# It belongs to node.
COPY --chown=node:node . $APP

CMD ["node", "server.js"]
