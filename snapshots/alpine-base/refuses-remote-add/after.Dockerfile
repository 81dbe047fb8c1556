FROM node:20
ADD https://example.com/tool /usr/local/bin/tool
