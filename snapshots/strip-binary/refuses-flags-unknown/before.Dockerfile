FROM golang:1.22
ARG FLAGS
COPY . /src
WORKDIR /src
RUN go build $FLAGS -o /a .
RUN go build -ldflags "$FLAGS" -o /b .
RUN go build -ldflags=all=-w -o /c .
RUN gcc $CFLAGS -o /d d.c
