FROM golang:1.22
COPY . /src
WORKDIR /src
RUN go build -buildmode=plugin -o /plugins/greet.so ./greet
RUN go build -buildmode c-shared -o /usr/lib/libgreet.so ./lib
RUN gcc -shared -fPIC -o /usr/lib/libc.so x.c && gcc -r -o /out x.o
