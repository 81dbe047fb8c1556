FROM node:24-slim
WORKDIR /app
COPY . .
COPY docker-entrypoint.sh /
RUN install -d -o 1000 -g 1000 /app
USER 1000:1000
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["npm", "start"]
