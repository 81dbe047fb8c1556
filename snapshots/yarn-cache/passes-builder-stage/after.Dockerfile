FROM node:20 AS build
RUN yarn install --production
FROM nginx
COPY --from=build /app /app
