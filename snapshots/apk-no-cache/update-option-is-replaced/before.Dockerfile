FROM alpine:3.20
RUN apk --update add bash && apk add -U git
