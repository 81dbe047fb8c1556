FROM golang:1.22
RUN go get example.com/a example.com/b
