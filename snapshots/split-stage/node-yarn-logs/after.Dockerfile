FROM node:18 AS build
WORKDIR /srv/mailer
ADD . .
RUN yarn && yarn build

FROM node:18-slim
WORKDIR /srv/mailer
COPY --from=build /srv/mailer /srv/mailer
CMD ["yarn", "--silent", "start"]
