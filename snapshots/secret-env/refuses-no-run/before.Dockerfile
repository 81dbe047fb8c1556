FROM node:22
RUN npm ci
ARG NPM_TOKEN
CMD ["node", "index.js"]
