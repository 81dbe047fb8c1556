FROM golang:1.22 AS builder
RUN make

FROM scratch
COPY --from="builder" /app /app
RUN --mount=type=bind,"from=builder" cp /app /b
