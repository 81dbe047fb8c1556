import { changing, changingAfter, changingBoth, type Files } from './split-cases.ts';

/** A program in Go that is linked with the system's C library. */
export const GO_FILES: Files = {
  'go.mod': 'module example.com/shop\n\ngo 1.24\n',
  'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("x") }\n',
  'templates/index.html': '<p>\n',
};
export const GO = `# The shop
ARG GO_VERSION=1.24
FROM golang:1.24-bookworm
ARG VERSION=dev
ENV MODE=production
LABEL org.opencontainers.image.version=$VERSION
RUN apt-get update && apt-get install -y zlib1g-dev libpq-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# everything
COPY . .
RUN mkdir -p /var/lib/shop/data
RUN go build -o /usr/local/bin/shop .
VOLUME /data
STOPSIGNAL SIGINT
HEALTHCHECK --interval=30s CMD ["/usr/local/bin/shop", "-check"]
USER 1000:1000
# the web
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/shop"]
CMD ["-listen", ":8080"]
`;
export const GO_TAIL = GO.slice(GO.indexOf('VOLUME'));
export const GO_SPLIT = `${GO.slice(0, GO.indexOf('VOLUME')).replace('golang:1.24-bookworm', 'golang:1.24-bookworm AS build')}
FROM debian:bookworm-slim
ARG VERSION=dev
ENV MODE=production
RUN apt-get update \\
    && apt-get install -y --no-install-recommends libpq5 \\
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY --from=build /usr/local/bin/shop /usr/local/bin/shop
COPY --from=build /src/templates /src/templates
COPY --from=build /var/lib/shop/data /var/lib/shop/data
LABEL org.opencontainers.image.version=$VERSION
${GO_TAIL}`;
export const go = changing(GO_SPLIT);
export const wrongGo = changingAfter(GO, GO_SPLIT, GO_FILES);

/** A program in Go without C, on an image that has nothing. */
export const STATIC = `FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .
CMD ["/server"]
`;
export const STATIC_SPLIT = `FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /server /server
COPY --from=build /src/templates /src/templates
CMD ["/server"]
`;
/** Both texts with one part changed in each. */
export const alike = changingBoth(STATIC, STATIC_SPLIT, GO_FILES);

/** A program in C that is installed. */
export const C_FILES: Files = {
  Makefile: 'tool: tool.c\n\tcc -o tool tool.c\ninstall:\n\tinstall tool /usr/local/bin/tool\n',
  'tool.c': 'int main(void) { return 0; }\n',
};
export const C = `FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libc6-dev curl
COPY . /src
WORKDIR /src
RUN make && make install && ldconfig
CMD ["tool"]
`;
export const C_SPLIT = `FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc make libc6-dev curl
COPY . /src
WORKDIR /src
RUN make && make install && ldconfig

FROM debian:bookworm-slim
WORKDIR /src
COPY --from=build /usr/local /usr/local
RUN ldconfig
CMD ["tool"]
`;
export const cLike = changingBoth(C, C_SPLIT, C_FILES);
export const wrongC = changingAfter(C, C_SPLIT, C_FILES);

/** A program in Go on Alpine. */
export const ALPINE = `FROM golang:1.24-alpine3.21
RUN apk add --no-cache gcc musl-dev tzdata
WORKDIR /src
COPY . .
RUN go build -o app .
CMD ["./app"]
`;
export const ALPINE_SPLIT = `FROM golang:1.24-alpine3.21 AS build
RUN apk add --no-cache gcc musl-dev tzdata
WORKDIR /src
COPY . .
RUN go build -o app .

FROM alpine:3.21
RUN apk add --no-cache tzdata
WORKDIR /src
COPY --from=build /src/app /src/app
COPY --from=build /src/templates /src/templates
CMD ["./app"]
`;
export const wrongAlpine = changingAfter(ALPINE, ALPINE_SPLIT, GO_FILES);
