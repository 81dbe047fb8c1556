FROM node:20
WORKDIR /app
# the sources
COPY . .
COPY --chown=node:node config/ \
    /etc/app/
copy ./ /srv
COPY ["./", "/var/lib/my app/"]
