FROM golang:1.22
RUN git clone https://github.com/example/a /src/a && cd /src/a && go build -o /usr/local/bin/a .
