# build tools stay out
FROM node:20

# pictures
RUN apt-get update && apt-get install -y --no-install-recommends \
    imagemagick \
    # for probes
    curl \
    apt-transport-https \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/app
CMD ["node", "server.js"]
