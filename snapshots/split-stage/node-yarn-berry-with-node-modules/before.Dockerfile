FROM node:22
RUN corepack enable
WORKDIR /app
COPY . .
RUN yarn install --immutable
RUN yarn build
EXPOSE 8080
CMD ["node", "dist/main.js"]
