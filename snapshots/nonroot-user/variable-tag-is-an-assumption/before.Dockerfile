ARG NODE_VERSION=24
FROM node:${NODE_VERSION}-slim
COPY server.js /srv/
CMD ["node", "/srv/server.js"]
