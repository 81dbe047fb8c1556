FROM node:22 AS build
RUN mkdir /out
FROM node:22-slim
RUN mkdir /app
COPY --from=build /out /app
RUN chown -R node /app
