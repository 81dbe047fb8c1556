FROM node:24-slim
WORKDIR /app
COPY . .
ENTRYPOINT ["npm", "run"]
CMD ["dev"]
