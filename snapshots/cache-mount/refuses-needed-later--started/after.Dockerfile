FROM golang:1.23
COPY . .
RUN go mod download
CMD ["go", "run", "."]
