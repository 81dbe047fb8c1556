FROM node:20-bookworm

RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build
COPY deploy/site.conf /etc/nginx/conf.d/site.conf

EXPOSE 80
CMD ["nginx", "-g", "daemon off;"]
