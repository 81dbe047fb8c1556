FROM golang:1.22
COPY . /src
WORKDIR /src
RUN go build -race -o /server .
RUN go build -gcflags "all=-N -l" -o /debug .
RUN go build -ldflags="-w=0" -o /kept .
RUN gcc -g -O2 -o /tool tool.c
