ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-slim
CMD ["node", "-e", "console.log(1)"]
