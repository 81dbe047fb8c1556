FROM node:24-slim
WORKDIR /app
COPY . .
COPY docker-entrypoint.sh /
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["npm", "start"]
