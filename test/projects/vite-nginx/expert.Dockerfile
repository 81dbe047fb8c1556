FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY vite.config.js index.html ./
COPY src ./src
RUN npm run build

FROM nginx:stable
COPY nginx.conf /etc/nginx/nginx.conf
COPY --from=build /app/public_html /var/www/html
USER nginx
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
