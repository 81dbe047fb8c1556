FROM golang:1.22 AS build
RUN go build -o /out/tool.bin .
FROM debian:12-slim
COPY --from=build /out/tool.bin /usr/local/bin/tool.bin
RUN chmod +x /usr/local/bin/tool.bin
