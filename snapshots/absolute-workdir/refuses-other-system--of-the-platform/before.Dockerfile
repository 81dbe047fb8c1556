FROM --platform=windows/amd64 golang:1.21
WORKDIR x
