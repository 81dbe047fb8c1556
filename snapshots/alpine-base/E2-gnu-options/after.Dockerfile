FROM nginx:1.27-alpine
RUN apk add --no-cache vim coreutils sed
RUN date --iso-8601=seconds > /built && sed -i -z 's/a/b/' /etc/nginx/nginx.conf
