FROM node:20
RUN yarn config set cache-folder /opt/yarn
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --frozen-lockfile && yarn cache clean
COPY . .
CMD ["node","a.js"]
