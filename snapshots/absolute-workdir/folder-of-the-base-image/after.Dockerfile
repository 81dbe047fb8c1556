FROM golang:1.22
WORKDIR /go/src/app
WORKDIR /go/src/app/cmd
FROM node:20
WORKDIR /app
