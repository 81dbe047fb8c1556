FROM node:20 AS app
RUN npm install -g http-server@14.1.1

FROM debian:12 AS side
COPY --from=app /usr/local/bin/node /usr/local/bin/node

FROM app
CMD ["node"]
