FROM node:22

WORKDIR /usr/src/app

COPY package.json package-lock.json ./
COPY prisma prisma/

RUN npm ci

COPY . .

CMD ["node", "server.js"]
