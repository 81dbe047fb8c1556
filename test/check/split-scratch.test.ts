import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

/** Splits of a program in Go onto an image with nothing in it: what the program may need decides, and what is done with it. */
const MODULE: Files = { 'go.mod': 'module example.com/shop\n\ngo 1.24\n' };
const MAIN = 'package main\n\nimport "net/http"\n\nfunc main() { _ = http.ListenAndServe(":80", nil) }\n';
const SERVER: Files = { ...MODULE, 'main.go': MAIN };
const GO = `FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .
CMD ["/shop"]
`;
const EMPTY = `FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /shop .

FROM scratch
WORKDIR /src
COPY --from=build /shop /shop
CMD ["/shop"]
`;

const doing = (imported: string, body: string): Files => ({
  ...MODULE,
  'main.go': `package main\n\nimport "${imported}"\n\nfunc main() { ${body} }\n`,
});
const READS = 'package main\n\nimport "os"\n\nfunc init() { os.ReadFile("/etc/os-release") }\n';
const from = (name: string, files: Files): HandSplit => [name, GO, EMPTY, files];
/** The same change of both texts. */
const both = changingBoth(GO, EMPTY, SERVER);
/** A change of the runtime alone. */
const only = changingAfter(GO, EMPTY, SERVER);
const START = 'CMD ["/shop"]';
const STEP = 'RUN CGO_ENABLED=0 go build -o /shop .';
const COPY = 'COPY . .';

const WRONG: readonly HandSplit[] = [
  // What the program needs (F1, F10)
  from('it fetches by https', doing('net/http', 'http.Get("https://example.com")')),
  from('it has a client of its own', doing('net/http', 'var c http.Client; _ = c')),
  from('it talks TLS', doing('crypto/tls', 'tls.Dial("tcp", "example.com:443", nil)')),
  from('it asks for certificates', doing('crypto/x509', 'x509.SystemCertPool()')),
  from('it asks for a time zone', doing('time', 'time.LoadLocation("Europe/Berlin")')),
  from('it asks who it is', doing('os/user', 'user.Current()')),
  from('it makes a temporary folder', doing('os', 'os.MkdirTemp("", "x")')),
  from('it makes a temporary file by a form', doing('net/http', 'var r *http.Request; r.ParseMultipartForm(1)')),
  from('it starts programs', doing('os/exec', 'exec.Command("git").Run()')),
  from('it loads plugins', doing('plugin', 'plugin.Open("x.so")')),
  from('it asks for kinds of files', doing('mime', 'mime.TypeByExtension(".svg")')),
  from('it reads a file', doing('os', 'os.ReadFile("/etc/os-release")')),
  from('it listens on a socket in a folder', doing('net', 'net.Listen("unix", "/run/shop.sock")')),
  from('it lies in a home', doing('os', 'os.Getenv("HOME")')),
  from('a module that was not read', { ...SERVER, 'go.mod': 'module m\n\nrequire github.com/gorilla/mux v1.8.1\n', 'go.sum': 'github.com/gorilla/mux v1.8.1 h1:x\n' }), // prettier-ignore
  from('a module that is vendored', { ...SERVER, 'vendor/modules.txt': '# x\n' }),
  from('a module in the place of the library', { ...SERVER, 'go.mod': 'module m\n\nreplace fmt => ./fmt\n' }),
  from('several modules', { ...SERVER, 'tools/go.mod': 'module t\n' }),
  from('an assembler file', { ...SERVER, 'call.s': 'TEXT ·call(SB), 0\n' }),
  from('no module', { 'main.go': MAIN }),
  from('no source', MODULE),
  // What a build for Linux takes, and what a name means (Go 1.24, `go/build`)
  from('a file whose name has another system in its midst', { ...SERVER, 'serve_js_bundle.go': READS }),
  from('the same with a version', { ...SERVER, 'push_ios_v2.go': READS }),
  from('a file whose name has another system behind a dot', { ...SERVER, 'v1.2_windows.go': READS }),
  from('a module by a name of the library', {
    ...SERVER,
    'go.mod': 'module net\n',
    'main.go': doing('net/smtp', 'smtp.Dial("a:25")')['main.go']!,
  }),
  from('a part of the library by the name of the module', {
    'go.mod': 'module crypto\n',
    'main.go': doing('crypto/tls', 'tls.Dial("tcp", "a:443", nil)')['main.go']!,
  }),
  from('the package itself by the name of the module', {
    'go.mod': 'module os\n',
    'main.go': doing('os', 'os.ReadFile("/etc/passwd")')['main.go']!,
  }),
  from('a client behind three dots', {
    ...SERVER,
    'more.go':
      'package main\n\nimport "net/http"\n\nfunc first(all ...http.Client) { all[0].Get("https://example.com") }\n',
  }),
  from('what the image of Go sets', doing('os', 'os.Getenv("GOLANG_VERSION")')),
  ['no files', GO, EMPTY],
  // What the build may do to it
  both('C is on', 'CGO_ENABLED=0 ', ''),
  both('C is linked all the same', 'go build', 'go build -ldflags "-linkmode external"'),
  both('it has a loader', 'go build', 'go build -buildmode=pie'),
  both('a loader by the linker', 'go build', 'go build -ldflags="-I /lib64/ld-linux-x86-64.so.2"'),
  both('sources are put in the place of others', 'go build', 'go build -overlay overlay.json'),
  both('another module file', 'go build', 'go build -modfile other.mod'),
  both('a flag that a variable says', 'go build', 'go build $FLAGS'),
  both('flags for all that is built', COPY, 'ENV GOFLAGS=-buildmode=pie\nCOPY . .'),
  both('flags that are stored', STEP, `RUN go env -w GOFLAGS=-overlay=x.json\n${STEP}`),
  both('a program of tests', STEP, `${STEP}\nRUN go test -c -o /shop .`),
  both('sources are generated', STEP, `RUN go generate ./...\n${STEP}`),
  both('sources are changed', STEP, `RUN sed -i 's/http.Serve/http.Get/' main.go\n${STEP}`),
  both('sources are written', STEP, `RUN ls > more.go\n${STEP}`),
  both('sources are fetched', STEP, `RUN go get example.com/x\n${STEP}`),
  both('sources of another image', COPY, 'COPY . .\nCOPY --from=example.com/sources /x.go /src/x.go'),
  both('sources of the network', COPY, 'COPY . .\nADD https://example.com/x.go /src/x.go'),
  both('sources that are unpacked', COPY, 'COPY . .\nADD more.tar.gz /src/', { ...SERVER, 'more.tar.gz': 'x' }),
  both('a file that was put in the place of the program', STEP, `${STEP}\nRUN cp other /shop`, { ...SERVER, other: '#!/bin/sh\n' }), // prettier-ignore
  both('the program comes with the sources', '-o /shop', '-o /bin/', { ...SERVER, shop: '#!/bin/sh\n' }),
  both('sources in the Dockerfile', COPY, 'COPY . .\nCOPY <<EOF /src/x.go\npackage main\nEOF'),
  both('sources that are mounted', 'RUN CGO', 'RUN --mount=type=bind,from=example.com/sources,target=/src/x CGO'),
  both('another program is built', '-o /shop', '-o /other'),
  both('another compiler', STEP, `RUN apt-get update && apt-get install -y gcc && gcc -static -o /shop shop.c\n${STEP}`), // prettier-ignore
  both('certificates are installed for it', COPY, 'RUN apt-get update && apt-get install -y ca-certificates\nCOPY . .'), // prettier-ignore
  both('another language', 'golang:1.24-bookworm', 'rust:1.80-bookworm'),
  // How it is started (E8, F10)
  both('a shell starts it', START, 'CMD /shop'),
  both('a check with another program', START, `HEALTHCHECK CMD ["/usr/bin/wget", "-q", "http://localhost"]\n${START}`),
  both('a check by a shell', START, `HEALTHCHECK CMD wget -q http://localhost\n${START}`),
  both('a user by name', START, `USER nobody\n${START}`),
  both('root by name', START, `USER root\n${START}`),
  both('a time zone', START, `ENV TZ=Europe/Berlin\n${START}`),
  from('a time zone in a Compose file', { ...SERVER, 'compose.yaml': 'services:\n  a:\n    build: .\n    environment: [TZ=Asia/Tokyo]\n' }), // prettier-ignore
  from('a user by name in a Compose file', { ...SERVER, 'compose.yaml': 'services:\n  a:\n    build: .\n    user: nobody\n' }), // prettier-ignore
  from('a probe in a Compose file', { ...SERVER, 'compose.yaml': 'services:\n  a:\n    build: .\n    healthcheck:\n      test: ["CMD", "wget", "-q", "http://localhost"]\n' }), // prettier-ignore
  from('a shell in a Compose file', { ...SERVER, 'compose.yaml': 'services:\n  a:\n    build: .\n    command: sh -c "/shop"\n' }), // prettier-ignore
  from('a file that uses it and could not be read', { ...SERVER, 'compose.yaml': 'services: {a: {build: .,' }),
  // The second stage
  only('a step in it', START, `RUN ["/shop", "-init"]\n${START}`),
  only('a user that was not there', START, `USER 65532\n${START}`),
  only('another folder', 'scratch\nWORKDIR /src', 'scratch\nWORKDIR /'),
  only('the program elsewhere', 'build /shop /shop', 'build /shop /bin/shop'),
  only('the program is not there', 'COPY --from=build /shop /shop\n', ''),
];

const RIGHT: readonly HandSplit[] = [
  from('a server', SERVER),
  from('packages of its own', { ...SERVER, 'prices/prices.go': 'package prices\n', 'main.go': MAIN.replace('import ', 'import _ "example.com/shop/prices"\nimport ') }), // prettier-ignore
  both('a user by number', START, `USER 65532:65532\n${START}`),
  both('words behind it', START, 'ENTRYPOINT ["/shop"]\nCMD ["-listen", ":80"]'),
  both('smaller, with its version', 'go build', 'go build -trimpath -ldflags "-s -w -X main.version=1.2"'),
  both('tests before it', STEP, `RUN go vet ./... && go test ./...\n${STEP}`),
  both('modules that there are none of', COPY, 'COPY go.mod ./\nRUN go mod download\nCOPY . .'),
  both('tools of the build', COPY, 'RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nCOPY . .'), // prettier-ignore
  both('a cache', 'RUN CGO', 'RUN --mount=type=cache,target=/root/.cache/go-build CGO'),
  both('no check', START, `HEALTHCHECK NONE\n${START}`),
  from('a Compose file that asks for nothing more', { ...SERVER, 'compose.yaml': 'services:\n  a:\n    build: .\n    user: "1000:1000"\n    ports: ["80:80"]\n' }), // prettier-ignore
  ['where C is turned off', changing(GO)('CGO_ENABLED=0 ', ''), EMPTY, SERVER],
];

judgeSplits('a stage that ships on nothing', WRONG, RIGHT);
