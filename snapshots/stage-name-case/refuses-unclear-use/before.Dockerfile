FROM golang:1.22 AS Builder
RUN make

FROM scratch
COPY --from=Build"er" /app /app
