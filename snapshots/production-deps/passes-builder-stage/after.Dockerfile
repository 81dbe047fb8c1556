FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npm run build

FROM nginx:1.28
COPY --from=build /app/dist /usr/share/nginx/html
