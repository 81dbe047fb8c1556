FROM node:20
COPY . /app
CMD ["/app/start.sh"]
