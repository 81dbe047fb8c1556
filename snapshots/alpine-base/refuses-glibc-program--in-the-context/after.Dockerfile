FROM node:20
COPY tool /usr/local/bin/tool
