FROM node:22 AS build
WORKDIR /app
COPY . .
RUN chown -R node:node /app
FROM scratch
COPY --from=build /app/dist /
