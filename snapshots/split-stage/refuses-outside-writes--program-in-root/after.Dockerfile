FROM node:20
WORKDIR /root
COPY . .
RUN npm install && npm run build
CMD ["node", "dist/index.js"]
