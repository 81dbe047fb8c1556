FROM node:22-slim
WORKDIR /action
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY index.js ./
CMD ["node", "/action/index.js"]
