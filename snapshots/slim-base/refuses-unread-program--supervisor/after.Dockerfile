FROM node:20
RUN apt-get update && apt-get install -y supervisor
COPY app.conf /etc/supervisor/conf.d/
CMD ["/usr/bin/supervisord", "-n"]
