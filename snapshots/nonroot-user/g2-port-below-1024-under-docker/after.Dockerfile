FROM node:24-alpine
WORKDIR /app
RUN install -d -o 1000 -g 1000 /app
COPY . .
EXPOSE 80
USER 1000:1000
CMD ["node", "server.js"]
