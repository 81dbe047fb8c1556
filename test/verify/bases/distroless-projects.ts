import type { BaseProject } from './base-project.ts';
import { GO_MODULE, goServer, JAR_STAGE, javaServer, nodeServer } from './programs.ts';

const GO_STAGE = `FROM golang:1.19 AS build
WORKDIR /src
COPY go.mod main.go ./
`;

/** A single program goes on an image without a shell. */
export const distrolessProjects: readonly BaseProject[] = [
  {
    name: 'node with a named user',
    transform: 'distroless-base',
    dockerfile: `FROM node:24-trixie-slim AS build
WORKDIR /app
COPY server.js package.json ./
RUN node --check server.js

FROM node:24-trixie-slim
WORKDIR /app
COPY --from=build --chown=node:node /app .
USER node
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: {
      'package.json': '{ "name": "who", "version": "1.0.0", "private": true }\n',
      'server.js': nodeServer('`${process.getuid()} in ${process.cwd()}`'),
    },
    does: { kind: 'service', port: 3000, answers: '1000 in /app' },
    wanted: {
      base: 'gcr.io/distroless/nodejs24-debian13',
      user: '1000:1000',
      lines: ['CMD ["server.js"]', 'COPY --from=build --chown=1000:1000 /app .'],
    },
  },
  {
    name: 'a jar that is started with options',
    transform: 'distroless-base',
    dockerfile: `${JAR_STAGE}
FROM eclipse-temurin:17-jre
COPY --from=build /build/app.jar /app/app.jar
EXPOSE 8080
CMD ["java", "-Dname=sea", "-jar", "/app/app.jar"]
`,
    context: { 'Server.java': javaServer('"at the " + System.getProperty("name")') },
    does: { kind: 'service', port: 8080, answers: 'at the sea' },
    wanted: { base: 'gcr.io/distroless/java17-debian13', user: '0' },
  },
  {
    name: 'a jar and nothing else',
    transform: 'distroless-base',
    dockerfile: `${JAR_STAGE}
FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=build /build/app.jar ./
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "app.jar"]
`,
    context: { 'Server.java': javaServer('java.nio.file.Path.of("").toAbsolutePath().toString()') },
    does: { kind: 'service', port: 8080, answers: '/app' },
    wanted: { base: 'gcr.io/distroless/java17-debian13', user: '0' },
  },
  {
    name: 'Go that needs no library',
    transform: 'distroless-base',
    dockerfile: `${GO_STAGE}RUN CGO_ENABLED=0 go build -o /app main.go

FROM debian:bookworm-slim
COPY --from=build /app /usr/local/bin/app
USER 1000:1000
EXPOSE 8080
CMD ["app"]
`,
    context: { 'go.mod': GO_MODULE, 'main.go': goServer('"static"') },
    does: { kind: 'service', port: 8080, answers: 'static' },
    wanted: { base: 'gcr.io/distroless/static-debian13', user: '1000:1000' },
  },
  {
    name: 'Go that calls C',
    transform: 'distroless-base',
    dockerfile: `${GO_STAGE}RUN go build -o /app main.go

FROM debian:bookworm-slim
COPY --from=build /app /app
EXPOSE 8080
ENTRYPOINT ["/app"]
`,
    context: {
      'go.mod': GO_MODULE,
      'main.go': goServer('"root of 256:", C.sqrt(256)', '// #cgo LDFLAGS: -lm\n// #include <math.h>\nimport "C"\n'),
    },
    does: { kind: 'service', port: 8080, answers: 'root of 256: 16' },
    wanted: { base: 'gcr.io/distroless/cc-debian13', user: '0' },
  },
];
