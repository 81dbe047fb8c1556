FROM golang:1.22 AS builder
FROM builder AS test
RUN --mount=type=bind,from=builder,source=/a,target=/b make
FROM debian:12 AS run
COPY --from=builder --chown=1:1 /app /app
COPY --from=0 /Builder /Builder
