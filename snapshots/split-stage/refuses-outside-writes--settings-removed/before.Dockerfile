FROM node:20
RUN apt-get update && apt-get install -y nginx
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY . .
RUN npm install && npm run build
CMD nginx && node dist/api.js
