FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev \
    && npm cache clean --force
RUN install -d -o 1000 -g 1000 /app
COPY . .
EXPOSE 3000
USER 1000:1000
CMD ["node", "server.js"]
