FROM node:20
WORKDIR /app
COPY server/ ./server/
RUN cd server && npm install && npm run build
CMD ["node", "server/dist/index.js"]
