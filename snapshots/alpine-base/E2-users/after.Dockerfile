FROM node:20-alpine
RUN addgroup -S -g 10001 app \
    && adduser -S -D -H -u 10001 -G app app
RUN addgroup -S worker && adduser -S -D -H -s /bin/sh -G worker worker && adduser -D -h /srv/people -g "A person" person
RUN addgroup worker app
USER app
