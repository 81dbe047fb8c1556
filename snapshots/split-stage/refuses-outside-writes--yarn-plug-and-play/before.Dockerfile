FROM node:22
RUN corepack enable
WORKDIR /app
COPY . .
RUN yarn install && yarn build
CMD ["node", "-r", "./.pnp.cjs", "dist/index.js"]
