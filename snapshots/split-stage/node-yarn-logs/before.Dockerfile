FROM node:18
WORKDIR /srv/mailer
ADD . .
RUN yarn && yarn build
CMD ["yarn", "--silent", "start"]
