FROM node:24-trixie-slim
WORKDIR /app
COPY . .
CMD ["npm", "start"]
