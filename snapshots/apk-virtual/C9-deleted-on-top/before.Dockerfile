FROM alpine:3.22 AS base
RUN apk add --no-cache -t deps gcc

FROM base
COPY . .
RUN make && apk del deps
