FROM node:8
WORKDIR /app
COPY . .
RUN npm install -g bower && bower install --allow-root && npm cache clean --force
CMD ["node", "server.js"]
