ARG TAG=20-slim
FROM node:${TAG}
CMD ["node"]
