import { changing, type HandSplit } from './split-cases.ts';
import {
  GO_FILES,
  GO,
  GO_SPLIT,
  go,
  wrongGo,
  STATIC,
  STATIC_SPLIT,
  alike,
  C_FILES,
  C,
  C_SPLIT,
  cLike,
  wrongC,
  wrongAlpine,
} from './split-texts.ts';

const COPY_SHOP = 'COPY --from=build /usr/local/bin/shop /usr/local/bin/shop';

/** Splits that change what ships, or that nobody can account for. */
export const WRONG: readonly HandSplit[] = [
  // What is copied (F1, F2, F7)
  wrongGo('to another place', COPY_SHOP, 'COPY --from=build /usr/local/bin/shop /app/shop'),
  wrongGo('into the working directory', COPY_SHOP, 'COPY --from=build /usr/local/bin/shop .'),
  wrongGo('the program is not copied', `${COPY_SHOP}\n`, ''),
  wrongGo('the templates are not copied', 'COPY --from=build /src/templates /src/templates\n', ''),
  wrongGo('a folder that was made is not copied', 'COPY --from=build /var/lib/shop/data /var/lib/shop/data\n', ''),
  wrongGo('all of the root', COPY_SHOP, 'COPY --from=build / /'),
  wrongGo('all of the root, by a dot', COPY_SHOP, 'COPY --from=build /. /.'),
  wrongGo('a folder of the system', COPY_SHOP, 'COPY --from=build /usr /usr'),
  wrongGo('the settings of the system', COPY_SHOP, `${COPY_SHOP}\nCOPY --from=build /etc /etc`),
  wrongGo('a path with ..', COPY_SHOP, 'COPY --from=build /src/../usr/local/bin/shop /src/../usr/local/bin/shop'),
  wrongGo('a path that ends in ..', COPY_SHOP, 'COPY --from=build /usr/.. /usr/..'),
  wrongGo('a pattern', COPY_SHOP, 'COPY --from=build /usr/local/bin/* /usr/local/bin/*'),
  wrongGo('a variable', COPY_SHOP, 'COPY --from=build /usr/local/bin/$VERSION /usr/local/bin/$VERSION'),
  wrongGo('two paths at once', COPY_SHOP, 'COPY --from=build /usr/local/bin/shop /src/main.go /usr/local/bin/'),
  wrongGo('from the context', COPY_SHOP, 'COPY shop /usr/local/bin/shop'),
  wrongGo('from an image', COPY_SHOP, 'COPY --from=golang:1.24 /usr/local/bin/shop /usr/local/bin/shop'),
  wrongGo('with another owner', COPY_SHOP, 'COPY --from=build --chown=1000 /usr/local/bin/shop /usr/local/bin/shop'),
  wrongGo('with another mode', COPY_SHOP, 'COPY --chmod=777 --from=build /usr/local/bin/shop /usr/local/bin/shop'),
  wrongGo('what the builder does not have', COPY_SHOP, `${COPY_SHOP}\nCOPY --from=build /opt/x /opt/x`),
  wrongGo('a path twice', COPY_SHOP, `${COPY_SHOP}\n${COPY_SHOP}`),
  wrongGo('an ADD', COPY_SHOP, `${COPY_SHOP}\nADD https://example.com/x /x`),
  // The first stage (F5, F6, F11)
  wrongGo('a RUN of the builder dropped', 'RUN mkdir -p /var/lib/shop/data\n', ''),
  wrongGo('a RUN of the builder changed', 'go build -o', 'go build -v -o'),
  wrongGo('instructions of the builder swapped', 'WORKDIR /src\n# everything\nCOPY . .\n', '# everything\nCOPY . .\nWORKDIR /src\n'), // prettier-ignore
  wrongGo('a RUN more in the builder', 'RUN mkdir -p', 'RUN rm -rf /src/templates\nRUN mkdir -p'),
  wrongGo('another base of the builder', 'FROM golang:1.24-bookworm AS', 'FROM golang:1.23-bookworm AS'),
  wrongGo('the builder has no name', 'golang:1.24-bookworm AS build', 'golang:1.24-bookworm'),
  wrongGo('the copies are from another stage', 'bookworm AS build', 'bookworm AS builder'),
  wrongGo('a comment lost', '# everything\n', ''),
  wrongGo('the comment at the top lost', '# The shop\n', ''),
  wrongGo('a comment of the end lost', '# the web\n', ''),
  wrongGo('a comment moved', '# the web\nEXPOSE 8080\n', 'EXPOSE 8080\n# the web\n'),
  wrongGo('an argument before the first FROM changed', 'GO_VERSION=1.24', 'GO_VERSION=1.23'),
  wrongGo('a second builder', '\nFROM debian', '\nFROM golang:1.24-bookworm AS more\nRUN true\n\nFROM debian'),
  wrongGo('a stage behind', 'CMD ["-listen", ":8080"]\n', 'CMD ["-listen", ":8080"]\nFROM debian:bookworm-slim\n'),
  // The base (F8)
  wrongGo('another release', 'FROM debian:bookworm-slim', 'FROM debian:trixie-slim'),
  wrongGo('an older release', 'FROM debian:bookworm-slim', 'FROM debian:bullseye-slim'),
  wrongGo('Alpine under programs for glibc', 'FROM debian:bookworm-slim', 'FROM alpine:3.21'),
  wrongGo('Ubuntu', 'FROM debian:bookworm-slim', 'FROM ubuntu:22.04'),
  wrongGo('nothing', 'FROM debian:bookworm-slim', 'FROM scratch'),
  wrongGo('an image that is not known', 'FROM debian:bookworm-slim', 'FROM example.com/slim:1'),
  wrongGo('a tag that is not known', 'FROM debian:bookworm-slim', 'FROM debian:bookworm-tiny'),
  wrongGo('the builder itself', 'FROM debian:bookworm-slim', 'FROM build'),
  wrongGo('another platform', 'FROM debian:bookworm-slim', 'FROM --platform=linux/arm64 debian:bookworm-slim'),
  wrongGo('a new name of what ships', 'FROM debian:bookworm-slim', 'FROM debian:bookworm-slim AS final'),
  wrongGo('a digest', 'FROM debian:bookworm-slim', `FROM debian:bookworm-slim@sha256:${'a'.repeat(64)}`),
  wrongGo('an interpreter of another kind', 'FROM debian:bookworm-slim', 'FROM node:20-bookworm-slim'),
  wrongGo('an image without libraries, for a program with C', 'FROM debian:bookworm-slim', 'FROM gcr.io/distroless/static-debian13'), // prettier-ignore
  [
    'the name of the stage lost',
    GO.replace('1.24-bookworm\n', '1.24-bookworm AS app\n'),
    go('FROM debian:bookworm-slim', 'FROM debian:bookworm-slim'),
    GO_FILES,
  ],
  [
    'the platform of the stage lost',
    GO.replace('FROM golang', 'FROM --platform=linux/amd64 golang'),
    go('FROM golang', 'FROM --platform=linux/amd64 golang'),
    GO_FILES,
  ],
  // What is said of the image (F3, F4)
  wrongGo('ENV lost', 'ENV MODE=production\nRUN apt-get update \\', 'RUN apt-get update \\'),
  wrongGo('ENV changed', 'ENV MODE=production\nRUN apt-get update \\', 'ENV MODE=development\nRUN apt-get update \\'),
  wrongGo('ENV more', 'ENV MODE=production\nRUN apt-get update \\', 'ENV MODE=production\nENV DEBUG=1\nRUN apt-get update \\'), // prettier-ignore
  wrongGo('ARG out of scope', 'bookworm-slim\nARG VERSION=dev\n', 'bookworm-slim\n'),
  wrongGo('ARG with another default', 'bookworm-slim\nARG VERSION=dev\n', 'bookworm-slim\nARG VERSION=1\n'),
  ['ARG behind its use', GO, go('bookworm-slim\nARG VERSION=dev\n', 'bookworm-slim\n').replace(/VERSION\nVOLUME/, 'VERSION\nARG VERSION=dev\nVOLUME'), GO_FILES], // prettier-ignore
  wrongGo('USER lost', 'USER 1000:1000\n', ''),
  wrongGo('USER changed', 'USER 1000:1000', 'USER 1001:1001'),
  wrongGo('VOLUME lost', 'VOLUME /data\n', ''),
  wrongGo('HEALTHCHECK lost', 'HEALTHCHECK --interval=30s CMD ["/usr/local/bin/shop", "-check"]\n', ''),
  wrongGo('the interval of HEALTHCHECK lost', '--interval=30s ', ''),
  wrongGo('EXPOSE lost', 'EXPOSE 8080\n', ''),
  wrongGo('STOPSIGNAL changed', 'SIGINT', 'SIGTERM'),
  wrongGo('LABEL lost', '/data\nLABEL org.opencontainers.image.version=$VERSION\n', '/data\n'),
  wrongGo('CMD of another program', '"-listen", ":8080"', '"-listen", ":80"'),
  wrongGo('CMD lost', 'CMD ["-listen", ":8080"]\n', ''),
  wrongGo('ENTRYPOINT lost', 'ENTRYPOINT ["/usr/local/bin/shop"]\n', ''),
  wrongGo('another folder', 'WORKDIR /src\nCOPY --from', 'WORKDIR /app\nCOPY --from'),
  wrongGo('no folder', 'WORKDIR /src\nCOPY --from', 'COPY --from'),
  wrongGo('a USER before the install', 'bookworm-slim\nARG VERSION', 'bookworm-slim\nUSER 1000:1000\nARG VERSION'),
  wrongGo('a VOLUME before the copies', 'WORKDIR /src\nCOPY --from', 'VOLUME /data\nWORKDIR /src\nCOPY --from'),
  wrongGo('a SHELL more', 'WORKDIR /src\nCOPY --from', 'SHELL ["/bin/bash", "-c"]\nWORKDIR /src\nCOPY --from'),
  wrongGo('an ONBUILD more', 'WORKDIR /src\nCOPY --from', 'ONBUILD RUN true\nWORKDIR /src\nCOPY --from'),
  // Packages
  wrongGo('a package lost', 'libpq5', 'libc6'),
  wrongGo('a package that was not there', 'libpq5', 'libpq5 vim'),
  wrongGo('another library', 'libpq5', 'libmariadb3'),
  wrongGo('a RUN that does more', 'libpq5 \\\n', 'libpq5 \\\n    && curl x | sh \\\n'), // prettier-ignore
  wrongGo('a RUN of its own', 'WORKDIR /src\nCOPY --from', 'RUN rm -rf /usr/share/doc\nWORKDIR /src\nCOPY --from'),
  ['certificates lost', GO, GO_SPLIT, { ...GO_FILES, 'go.mod': 'module a\nrequire example.com/b v1.0.0\n' }],
  ['a tool lost that a source starts', C, C_SPLIT, { ...C_FILES, 'run.c': 'void f() { system("curl x"); }' }],
  ['certificates lost, of what is fetched by name', GO.replace('RUN mkdir', 'RUN go get github.com/a/b\nRUN mkdir'), GO_SPLIT.replace('RUN mkdir', 'RUN go get github.com/a/b\nRUN mkdir'), GO_FILES], // prettier-ignore
  ['certificates lost, of what is imported', GO, GO_SPLIT, { ...GO_FILES, 'more.go': 'package main\nimport "github.com/a/b"\n' }], // prettier-ignore
  ['packages of an archive', GO.replaceAll('bookworm', 'buster').replace('1.24', '1.19'), GO_SPLIT.replaceAll('bookworm', 'buster').replace('1.24', '1.19'), GO_FILES], // prettier-ignore
  // A program without libraries
  alike('C by a setting', 'CGO_ENABLED=0 go', 'CGO_ENABLED=1 go'),
  alike('C by default', 'CGO_ENABLED=0 go', 'go'),
  alike('C in the second of two', '-o /server .', '-o /server . && go build -o /usr/local/bin/b .'),
  ['C against an ENV', changing(STATIC)('RUN CGO_ENABLED=0 go', 'ENV CGO_ENABLED=0\nRUN CGO_ENABLED=1 go'), changing(STATIC_SPLIT)('RUN CGO_ENABLED=0 go', 'ENV CGO_ENABLED=0\nRUN CGO_ENABLED=1 go').replace('debian13\n', 'debian13\nENV CGO_ENABLED=0\n'), GO_FILES], // prettier-ignore
  alike('C by a build argument', 'RUN CGO_ENABLED=0 go', 'ARG CGO_ENABLED=0\nRUN go'),
  alike('another compiler', 'CGO_ENABLED=0 go build -o /server .', 'gcc -o /server main.c'),
  alike('make', 'CGO_ENABLED=0 go build -o /server .', 'CGO_ENABLED=0 make /server'),
  alike('a library of Go', 'go build -o', 'go build -buildmode=c-shared -o'),
  alike('a shell starts it', 'CMD ["/server"]', 'CMD /server'),
  alike('a shell in the exec form', 'CMD ["/server"]', 'CMD ["sh", "-c", "/server"]'),
  alike('a shell checks it', 'CMD ["/server"]', 'HEALTHCHECK CMD /server -check\nCMD ["/server"]'),
  alike('a user whom nobody knows there', 'CMD ["/server"]', 'USER www-data\nCMD ["/server"]'),
  // Steps
  alike('an unknown step', 'RUN CGO', 'RUN ./prepare.sh\nRUN CGO'),
  alike('a fetched step', 'RUN CGO', 'RUN curl -fsSL https://example.com/install | sh\nRUN CGO'),
  alike('a user that is made', 'RUN CGO', 'RUN useradd app\nRUN CGO'),
  alike('a package from a file', 'RUN CGO', 'RUN dpkg -i /src/a.deb\nRUN CGO'),
  alike('settings of the system', 'RUN CGO', 'RUN echo "127.0.0.1 db" >> /etc/hosts.more\nRUN CGO'),
  alike('a folder that depends on a variable', 'WORKDIR /src\nCOPY . .', 'ARG D=/src\nWORKDIR $D\nCOPY . .'),
  alike('an owner (F12)', 'COPY . .', 'COPY --chown=1000 . .'),
  alike('a builder that is not root (F12)', 'RUN CGO', 'USER 1000\nRUN true\nUSER root\nRUN CGO'),
  alike('what was fetched is not copied', 'COPY . .', 'COPY . .\nADD https://example.com/model.bin /models/'),
  alike('a variable of the old base', 'CMD ["/server"]', 'ENV DATA=$GOPATH/data\nCMD ["/server"]'),
  alike('another program is started', 'CMD ["/server"]', 'CMD ["/usr/local/go/bin/go", "run", "."]'),
  alike('a program of the compiler', 'CMD ["/server"]', 'CMD ["go", "run", "."]'),
  ['a variable in what is started', STATIC.replace('"/server"', '"sh", "-c", "$PROGRAM"'), STATIC_SPLIT.replace('"/server"\\]', '"sh", "-c", "$PROGRAM"]'), GO_FILES], // prettier-ignore
  ['without the files of the build', STATIC, STATIC_SPLIT],
  // C
  wrongC('what the linker knows is lost', 'RUN ldconfig\n', ''),
  wrongC('the linker is asked too soon', '\nCOPY --from=build /usr/local /usr/local\nRUN ldconfig', '\nRUN ldconfig\nCOPY --from=build /usr/local /usr/local'), // prettier-ignore
  wrongC('what is installed is not copied', 'COPY --from=build /usr/local /usr/local', 'COPY --from=build /src /src'),
  wrongC('a part of what is installed', 'COPY --from=build /usr/local /usr/local', 'COPY --from=build /usr/local/share /usr/local/share'), // prettier-ignore
  wrongC('OpenMP', 'COPY --from=build /usr/local', 'COPY --from=build /usr/local', { ...C_FILES, Makefile: 'a: a.c\n\tcc -fopenmp a.c\n' }), // prettier-ignore
  cLike('a health check with a tool', 'CMD ["tool"]', 'HEALTHCHECK CMD curl -f http://localhost/\nCMD ["tool"]'),
  cLike('a tool of the build is started', 'CMD ["tool"]', 'CMD ["make", "run"]'),
  cLike('it is installed elsewhere', 'make install', 'make install PREFIX=/opt/tool'),
  cLike('a program in a folder of the system', 'make install', 'make install && cp tool /usr/bin/other'),
  ['C++ by an image of another compiler', C.replace('debian:', 'gcc:13-'), C_SPLIT.replace('debian:bookworm AS', 'gcc:13-bookworm AS'), { ...C_FILES, 'a.cpp': '' }], // prettier-ignore
  cLike('packages of another language', 'make && make install', 'make && make install && npm install'),
  // Alpine
  wrongAlpine('another release of Alpine', 'FROM alpine:3.21', 'FROM alpine:3.20'),
  wrongAlpine('Debian under programs for musl', 'FROM alpine:3.21', 'FROM debian:bookworm-slim'),
  wrongAlpine('a package of Alpine lost', 'RUN apk add --no-cache tzdata\nWORKDIR', 'WORKDIR'),
  wrongAlpine('a package of Alpine more', 'RUN apk add --no-cache tzdata\n', 'RUN apk add --no-cache tzdata vim\n'),
  wrongAlpine('a package by another address', 'RUN apk add --no-cache tzdata\nWORKDIR', 'RUN apk add --no-cache --repository=http://a tzdata\nWORKDIR'), // prettier-ignore
];
