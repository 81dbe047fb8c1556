FROM golang:1.22 AS Builder
RUN make

FROM scratch
COPY --from="Builder" /app /app
RUN --mount=type=bind,"from=Builder" cp /app /b
