FROM node:24-slim
WORKDIR /opt/cam
COPY . .
RUN npm ci && mkdir -p recordings /var/lib/cam
CMD ["node", "index.js"]
