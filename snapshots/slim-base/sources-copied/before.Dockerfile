FROM node:20
COPY x.list /etc/apt/sources.list.d/
RUN apt-get update && apt-get install -y --no-install-recommends x
CMD ["node", "/app.js"]
