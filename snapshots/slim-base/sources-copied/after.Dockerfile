FROM node:20-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/*
COPY x.list /etc/apt/sources.list.d/
RUN apt-get update && apt-get install -y --no-install-recommends x
CMD ["node", "/app.js"]
