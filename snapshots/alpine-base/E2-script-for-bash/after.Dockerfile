FROM node:20-alpine
RUN apk add --no-cache bash
COPY start.sh /usr/local/bin/start.sh
ENTRYPOINT ["/usr/local/bin/start.sh"]
