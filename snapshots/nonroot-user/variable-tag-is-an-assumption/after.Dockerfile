ARG NODE_VERSION=24
FROM node:${NODE_VERSION}-slim
COPY server.js /srv/
USER 1000:1000
CMD ["node", "/srv/server.js"]
