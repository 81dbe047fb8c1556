FROM node:20
RUN yarn install --production
