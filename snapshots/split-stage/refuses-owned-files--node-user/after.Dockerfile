FROM node:22
WORKDIR /home/node/app
COPY --chown=node:node . .
USER node
RUN npm ci && npm run build
CMD ["npm", "run", "start:prod"]
