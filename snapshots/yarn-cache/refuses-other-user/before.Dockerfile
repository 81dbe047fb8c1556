FROM node:20
RUN gosu node yarn install --production
