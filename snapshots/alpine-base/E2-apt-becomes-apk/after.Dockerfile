# build tools stay out
FROM node:20-alpine

# pictures
RUN apk add --no-cache \
    imagemagick \
    # for probes
    curl
WORKDIR /srv/app
CMD ["node", "server.js"]
