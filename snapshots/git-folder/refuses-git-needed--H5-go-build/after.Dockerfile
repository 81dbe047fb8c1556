FROM golang:1.22
RUN git clone https://github.com/example/tool /src
WORKDIR /src
RUN go build -o /usr/local/bin/tool .
CMD ["tool"]
