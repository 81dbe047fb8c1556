FROM node:20-alpine
RUN apk add --no-cache sudo
RUN sudo apk add --no-cache git > /dev/null
