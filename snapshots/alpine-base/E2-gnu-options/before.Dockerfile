FROM nginx:1.27
RUN apt-get update && apt-get install -y vim
RUN date --iso-8601=seconds > /built && sed -i -z 's/a/b/' /etc/nginx/nginx.conf
