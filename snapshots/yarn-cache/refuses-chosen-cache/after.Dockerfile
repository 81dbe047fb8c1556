FROM node:20
ENV YARN_CACHE_FOLDER=/x
RUN yarn install --production
