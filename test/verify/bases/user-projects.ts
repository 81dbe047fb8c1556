import type { BaseProject } from './base-project.ts';
import { GO_MODULE, goServer, JAR_STAGE, javaServer, nodeServer, pythonServer } from './programs.ts';

const MADE = { user: '10001:10001', id: 'uid=10001(app) gid=10001(app) groups=10001(app)' } as const;
const NODE = { user: '1000:1000', id: 'uid=1000(node) gid=1000(node) groups=1000(node)' } as const;
const NUMBER = { user: '65532:65532' } as const;

const PACKAGE = '{ "name": "log", "version": "1.0.0", "private": true, "scripts": { "start": "node server.js" } }\n';
const GO_BUILD = `FROM golang:1.19 AS build
WORKDIR /src
COPY go.mod main.go ./
RUN CGO_ENABLED=0 go build -o /app main.go
`;

/** Counts the requests in a file, and gives the count as text. */
const COUNT = `
def count(path):
    with open(path, "a+") as file:
        file.write("x")
    return f"visit {os.path.getsize(path)}"

`;

/** The program starts as a user who is not root, and writes as before. */
export const userProjects: readonly BaseProject[] = [
  {
    name: "the image's own user, who writes into the working folder",
    transform: 'nonroot-user',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json server.js ./
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: {
      'package.json': PACKAGE,
      'server.js': nodeServer(
        'readFileSync(path)',
        "const path = join(process.cwd(), 'started');\nappendFileSync(path, 'once');\n",
      ),
    },
    does: { kind: 'service', port: 3000, answers: 'once' },
    wanted: { base: 'node:20-slim', ...NODE },
  },
  {
    name: 'npm starts it, which has a home, and it keeps a log',
    transform: 'nonroot-user',
    dockerfile: `FROM node:20-slim
ENV LOG_DIR=/var/log/web
WORKDIR /app
COPY package.json server.js ./
EXPOSE 3000
CMD ["npm", "start"]
`,
    context: {
      'package.json': PACKAGE,
      'server.js': nodeServer(
        'readFileSync(path)',
        "mkdirSync(process.env.LOG_DIR, { recursive: true });\nconst path = join(process.env.LOG_DIR, 'web.log');\nappendFileSync(path, 'started\\n');\n",
      ),
    },
    does: { kind: 'service', port: 3000, answers: 'started' },
    wanted: { base: 'node:20-slim', ...NODE },
  },
  {
    name: 'a user is made, who writes into a volume',
    transform: 'nonroot-user',
    dockerfile: `FROM python:3.11-slim
WORKDIR /app
COPY app.py ./
VOLUME /data
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: { 'app.py': pythonServer('count("/data/visits")', COUNT) },
    does: { kind: 'service', port: 8000, answers: 'visit 1' },
    wanted: { base: 'python:3.11-slim', ...MADE },
  },
  {
    name: 'the volume stands before the code, and holds files of the context',
    transform: 'nonroot-user',
    dockerfile: `FROM python:3.11-slim
COPY seed.txt /data/visits
VOLUME ["/data"]
WORKDIR /app
COPY app.py ./
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: { 'seed.txt': 'xxxx', 'app.py': pythonServer('count("/data/visits")', COUNT) },
    does: { kind: 'service', port: 8000, answers: 'visit 5' },
    wanted: { base: 'python:3.11-slim', ...MADE },
  },
  {
    name: 'a database lies beside the code',
    transform: 'nonroot-user',
    dockerfile: `FROM python:3.11-slim
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: {
      'app.py': pythonServer(
        'str(database.execute("SELECT count(*) FROM guests").fetchone()[0]) + " guest"',
        `import sqlite3
database = sqlite3.connect("guests.db")
database.execute("CREATE TABLE guests (name)")
database.execute("INSERT INTO guests VALUES ('Ada')")
database.commit()
`,
      ),
    },
    does: { kind: 'service', port: 8000, answers: '1 guest' },
    wanted: { base: 'python:3.11-slim', ...MADE, lines: ['COPY --chown=10001:10001 . .'] },
  },
  {
    name: 'a port below 1024 under Docker',
    transform: 'nonroot-user',
    dockerfile: `FROM python:3.11-slim
WORKDIR /app
COPY app.py ./
EXPOSE 80
CMD ["python", "app.py"]
`,
    context: { 'app.py': pythonServer('"low"', '', 80) },
    does: { kind: 'service', port: 80, answers: 'low' },
    wanted: { base: 'python:3.11-slim', ...MADE },
  },
  {
    name: 'a user that the file makes itself',
    transform: 'nonroot-user',
    dockerfile: `FROM python:3.11-slim
RUN groupadd --gid 1500 web && useradd --uid 1500 --gid web --create-home web
WORKDIR /srv/web
COPY app.py ./
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: { 'app.py': pythonServer('count("visits")', COUNT) },
    does: { kind: 'service', port: 8000, answers: 'visit 1' },
    wanted: { base: 'python:3.11-slim', user: '1500:1500', id: 'uid=1500(web) gid=1500(web) groups=1500(web)' },
  },
  {
    name: 'a script on debian, and a folder for what it caches',
    transform: 'nonroot-user',
    dockerfile: `FROM debian:bookworm-slim
ENV CACHE_DIR=/var/cache/report
COPY report.sh /usr/local/bin/
CMD ["/usr/local/bin/report.sh"]
`,
    context: {
      'report.sh':
        '#!/bin/sh\nset -eu\nmkdir -p "$CACHE_DIR"\ndate -u -d @0 +%Y > "$CACHE_DIR/year"\necho "since $(cat "$CACHE_DIR/year")"\n',
    },
    does: { kind: 'job', answers: 'since 1970' },
    wanted: { base: 'debian:bookworm-slim', ...MADE },
  },
  {
    name: 'Java in a folder of its own',
    transform: 'nonroot-user',
    dockerfile: `${JAR_STAGE}
FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=build /build/app.jar ./
EXPOSE 8080
CMD ["java", "-jar", "app.jar"]
`,
    context: { 'Server.java': javaServer('System.getProperty("user.name") == null ? "nobody" : "somebody"') },
    does: { kind: 'service', port: 8080, answers: 'somebody' },
    wanted: { base: 'eclipse-temurin:17-jre', ...MADE },
  },
  {
    name: 'by number in an image without a shell',
    transform: 'nonroot-user',
    dockerfile: `FROM gcr.io/distroless/nodejs24-debian13
WORKDIR /app
COPY server.js ./
EXPOSE 3000
CMD ["server.js"]
`,
    context: { 'server.js': nodeServer("'no shell'") },
    does: { kind: 'service', port: 3000, answers: 'no shell' },
    wanted: { base: 'gcr.io/distroless/nodejs24-debian13', ...NUMBER },
  },
  {
    name: 'by number in an image that holds nothing else',
    transform: 'nonroot-user',
    dockerfile: `${GO_BUILD}
FROM scratch
COPY --from=build /app /app
EXPOSE 8080
ENTRYPOINT ["/app"]
`,
    context: { 'go.mod': GO_MODULE, 'main.go': goServer('"alone"') },
    does: { kind: 'service', port: 8080, answers: 'alone' },
    wanted: { base: 'scratch', ...NUMBER },
  },
];
