FROM node:20
RUN apt-get update && apt-get install -y nginx
WORKDIR /app
COPY . .
RUN npm install && npm run build
COPY site.conf /etc/nginx/conf.d/default.conf
CMD ["nginx", "-g", "daemon off;"]
