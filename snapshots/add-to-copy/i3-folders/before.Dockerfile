FROM node:20
WORKDIR /app
# the sources
ADD . .
ADD --chown=node:node config/ \
    /etc/app/
add ./ /srv
ADD ["./", "/var/lib/my app/"]
