FROM node:24-slim
ARG UID=1000
COPY . /app
USER ${UID}
CMD ["node", "/app/server.js"]
