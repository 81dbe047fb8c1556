FROM alpine:3.20
RUN apk --no-cache add bash && apk add --no-cache git
