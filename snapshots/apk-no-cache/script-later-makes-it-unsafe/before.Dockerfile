FROM alpine:3.20
RUN apk update && apk add curl
COPY setup.sh /
RUN /setup.sh
