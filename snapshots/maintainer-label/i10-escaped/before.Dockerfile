FROM golang:1.22 AS build
MAINTAINER Jane "JD" Doe <jane@example.com> \o/ $HOME
RUN go build ./...

FROM debian:12
maintainer   'Jane Doe <jane@example.com>'
