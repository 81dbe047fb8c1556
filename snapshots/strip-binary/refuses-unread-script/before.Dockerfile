FROM golang:1.22
COPY . /src
WORKDIR /src
RUN ["sh", "-c", "go build -o /server ."]
