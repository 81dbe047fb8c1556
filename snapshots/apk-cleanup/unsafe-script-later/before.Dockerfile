FROM alpine:3.2
RUN apk --update add curl
COPY setup.sh /
RUN /setup.sh
