FROM node:8
WORKDIR /app
COPY . .
RUN npm install -g bower && bower install --allow-root && npm cache clean --force \
    && rm -rf ~/.cache/bower
CMD ["node", "server.js"]
