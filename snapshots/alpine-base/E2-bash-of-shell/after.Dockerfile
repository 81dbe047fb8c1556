FROM node:20-alpine
RUN apk add --no-cache bash tzdata
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN apk add --no-cache git
ENV TZ=Europe/Berlin
