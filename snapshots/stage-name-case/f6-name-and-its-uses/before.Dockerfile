FROM golang:1.22 AS Builder
FROM Builder AS test
RUN --mount=type=bind,from=BUILDER,source=/a,target=/b make
FROM debian:12 AS Run
COPY --from=Builder --chown=1:1 /app /app
COPY --from=0 /Builder /Builder
