FROM nginx:1.28-alpine
COPY nginx.conf /etc/nginx/nginx.conf
