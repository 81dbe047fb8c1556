FROM alpine:3.15
FROM node:16-alpine3.15
