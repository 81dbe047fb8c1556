FROM node:20
RUN yarn install --production
COPY b .
RUN yarn install --offline
