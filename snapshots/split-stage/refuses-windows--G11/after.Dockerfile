FROM golang:1.24-windowsservercore
COPY . .
RUN go build -o server.exe .
CMD ["server.exe"]
