FROM node:20 AS build
WORKDIR /app
RUN make all
FROM node:20-slim
COPY --from=build /app/dist /app
CMD ["node", "/app/index.js"]
