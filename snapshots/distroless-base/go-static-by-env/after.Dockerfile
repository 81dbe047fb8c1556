FROM --platform=$BUILDPLATFORM golang:1.26-alpine AS build
ENV CGO_ENABLED=0
ARG TARGETARCH
WORKDIR /go/src/app
COPY . .
RUN cd cmd/server && GOARCH=$TARGETARCH go build -o ../../server .

FROM gcr.io/distroless/static-debian13
WORKDIR /
COPY --from=build /go/src/app/server /
CMD ["./server", "--listen=:8080"]
