ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-bookworm
RUN apt-get update && apt-get upgrade -y && apt-get install -y git gcc && apt-get purge -y --auto-remove gcc
