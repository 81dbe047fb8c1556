FROM alpine:3.20
RUN apk add --no-cache curl
COPY setup.sh /
RUN /setup.sh
