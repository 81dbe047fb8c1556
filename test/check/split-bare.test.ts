import { changing, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

/** Splits onto images without a shell: a program in Go whose C is turned off, one that keeps it, and others that are linked. */
const MODULE: Files = { 'go.mod': 'module example.com/shop\n\ngo 1.24\n' };
const MAIN = 'package main\n\nimport "net/http"\n\nfunc main() { _ = http.ListenAndServe(":80", nil) }\n';
const PURE: Files = { ...MODULE, 'main.go': MAIN };
const GO = `FROM golang:1.24-bookworm
WORKDIR /src
COPY . .
RUN go vet ./... && go build -o /shop .
CMD ["/shop"]
`;
const STATIC = `FROM golang:1.24-bookworm AS build
WORKDIR /src
COPY . .
RUN go vet ./... && CGO_ENABLED=0 go build -o /shop .

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /shop /shop
CMD ["/shop"]
`;
const LINKED = STATIC.replace('CGO_ENABLED=0 ', '').replace('static-debian13', 'base-debian12');
const WITH_C: Files = {
  ...MODULE,
  'main.go': 'package main\n\n// int one(void);\nimport "C"\n\nfunc main() { C.one() }\n',
};
const withMain = (text: string): Files => ({ ...MODULE, 'main.go': text });

const pure = (name: string, files: Files, before = GO, after = STATIC): HandSplit => [name, before, after, files];
const both = (
  name: string,
  from: string,
  to: string,
  files = PURE,
  texts: readonly [string, string] = [GO, STATIC],
): HandSplit => changingBoth(...texts, files)(name, from, to);
const linked = (name: string, from: string, to: string, files = WITH_C): HandSplit => [name, GO, from === '' ? LINKED : changing(LINKED)(from, to), files]; // prettier-ignore

const C_FILES: Files = {
  Makefile: 'tool: tool.c\n\tcc -o tool tool.c\ninstall: tool\n\tinstall tool /usr/local/bin/tool\n',
  'tool.c': 'int main(void) { return 0; }\n',
};
const C = `FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make && make install
CMD ["tool"]
`;
const C_LINKED = `FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc make libc6-dev
COPY . /src
WORKDIR /src
RUN make && make install

FROM gcr.io/distroless/base-debian12
WORKDIR /src
COPY --from=build /usr/local /usr/local
CMD ["tool"]
`;
const c = (name: string, files: Files): HandSplit => [name, C, C_LINKED, { ...C_FILES, ...files }];
const cBoth = (name: string, from: string, to: string, files: Files = {}): HandSplit => both(name, from, to, { ...C_FILES, ...files }, [C, C_LINKED]); // prettier-ignore

const GCC = 'RUN gcc -static -o /usr/local/bin/tool tool.c';
const toStatic = (text: string, image: string): string =>
  text.replace('RUN make && make install', GCC).replace('base-debian12', image).replace('COPY --from=build /usr/local /usr/local', 'COPY --from=build /usr/local/bin/tool /usr/local/bin/tool'); // prettier-ignore
const STATIC_C = [toStatic(C, ''), toStatic(C_LINKED, 'static-debian13')] as const;
const staticC = (name: string, from: string, to: string, files: Files = {}): HandSplit => both(name, from, to, { ...C_FILES, ...files }, STATIC_C); // prettier-ignore

const MUSL = 'x86_64-unknown-linux-musl';
const RUST_FILES: Files = {
  'Cargo.toml': '[package]\nname = "clock"\nversion = "0.1.0"\n',
  'Cargo.lock': '[[package]]\nname = "clock"\nversion = "0.1.0"\n',
  'src/main.rs': 'fn main() {}\n',
};
const RUST = `FROM rust:1.80-bookworm
WORKDIR /src
COPY . .
RUN cargo build --release --target ${MUSL}
CMD ["./target/${MUSL}/release/clock"]
`;
const RUST_SPLIT = `FROM rust:1.80-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --target ${MUSL}

FROM gcr.io/distroless/static-debian13
WORKDIR /src
COPY --from=build /src/target/${MUSL}/release/clock /src/target/${MUSL}/release/clock
CMD ["./target/${MUSL}/release/clock"]
`;
const PLAIN_RUST = [RUST, RUST_SPLIT].map((text) => text.replaceAll(`${MUSL}/`, '').replace(` --target ${MUSL}`, '')) as [string, string]; // prettier-ignore

const WRONG: readonly HandSplit[] = [
  // C is turned off
  pure('C is turned off, and a source imports it', WITH_C),
  pure('C is turned off, and a source imports it in a list', withMain('package main\n\nimport (\n\t"fmt"\n\t"C"\n)\n')),
  pure('C is turned off, and a source imports it by another name', withMain('package main\n\nimport _ "C"\n')),
  pure('C is turned off, and a package of it is vendored', { ...PURE, 'vendor/modules.txt': '# x v1\n', 'vendor/x/x.go': 'package x\n\nimport "C"\n' }), // prettier-ignore
  pure('C is turned off, and a module needs it', { ...PURE, 'go.mod': 'module m\n\nrequire github.com/mattn/go-sqlite3 v1.14.24\n', 'go.sum': 'github.com/mattn/go-sqlite3 v1.14.24 h1:x\n' }), // prettier-ignore
  pure('C is turned off, and a module behind another needs it', { ...PURE, 'go.mod': 'module m\n\nrequire github.com/lib/pq v1.10.9\n', 'go.sum': 'github.com/lib/pq v1.10.9 h1:x\ngithub.com/DataDog/zstd v1.5.0 h1:x\n' }), // prettier-ignore
  pure('C is turned off, and nothing says which modules there are', { ...PURE, 'go.mod': 'module m\n\nrequire github.com/lib/pq v1.10.9\n' }), // prettier-ignore
  pure('C is turned off, and another module stands in the place of one', { ...PURE, 'go.mod': 'module m\n\nreplace a => b v1.0.0\n' }), // prettier-ignore
  pure('C is turned off, and a file is another with C', { ...PURE, 'lookup.go': '//go:build cgo\n\npackage main\n' }),
  pure('C is turned off, and an object lies beside it', { ...PURE, 'rsrc.syso': '' }),
  pure('C is turned off, and several modules are built', { ...PURE, 'tools/go.mod': 'module t\n' }),
  pure('C is turned off, and nothing says what the module is', { 'main.go': MAIN }),
  pure('C is turned off, and it starts programs', withMain('package main\n\nimport "os/exec"\n\nfunc main() { exec.Command(x) }\n')), // prettier-ignore
  pure('C is turned off, and it brings what C needs', withMain('package main\n\nimport _ "runtime/cgo"\n')),
  pure('C is turned off, and it looks for a user by his name (F1)', withMain('package main\n\nimport "os/user"\n\nfunc main() { user.Lookup("www-data") }\n')), // prettier-ignore
  both('C is turned off, and names are looked up by it', 'go build -o', 'go build -tags netcgo -o'),
  both('C is turned off, and another program links it', 'go build -o', 'go build -ldflags "-linkmode external" -o'),
  pure('C is turned off in a comment of the step', PURE, GO, STATIC.replace('CGO_ENABLED=0 go build', 'go build').replace('go vet', 'CGO_ENABLED=0 go vet')), // prettier-ignore
  pure('C is turned off, and more changed', PURE, GO, changing(STATIC)('CGO_ENABLED=0 go build', 'CGO_ENABLED=0 GOOS=linux go build')), // prettier-ignore
  pure('C is turned on', PURE, GO, changing(STATIC)('CGO_ENABLED=0', 'CGO_ENABLED=1')),
  pure('C is turned off for all that follows', PURE, GO, changing(STATIC)('RUN go vet', 'ENV CGO_ENABLED=0\nRUN go vet')), // prettier-ignore
  pure('C is turned off against the word of the file', PURE, changing(GO)('WORKDIR', 'ENV CGO_ENABLED=1\nWORKDIR'), STATIC.replaceAll('WORKDIR', 'ENV CGO_ENABLED=1\nWORKDIR')), // prettier-ignore
  pure('C is turned off, and the runtime has it', PURE, GO, changing(STATIC)('gcr.io/distroless/static-debian13', 'debian:bookworm-slim')), // prettier-ignore
  pure(
    'C is turned off, and the runtime has its library',
    PURE,
    GO,
    changing(STATIC)('static-debian13', 'base-debian12'),
  ),
  both('a shell starts it (E8)', 'CMD ["/shop"]', 'CMD /shop | tee /log'),
  both('a check with curl (F10)', 'CMD ["/shop"]', 'HEALTHCHECK CMD curl -f http://localhost\nCMD ["/shop"]'),
  both('a check with curl, as words', 'CMD ["/shop"]', 'HEALTHCHECK CMD ["curl", "-f", "http://localhost"]\nCMD ["/shop"]'), // prettier-ignore
  both('a user of the builder (F1)', 'CMD ["/shop"]', 'USER games\nCMD ["/shop"]'),
  // What is linked
  linked('a newer release (F8)', 'base-debian12', 'base-debian13'),
  linked('nothing at all', 'gcr.io/distroless/base-debian12', 'scratch'),
  linked('an image with no library', 'base-debian12', 'static-debian12'),
  linked('another tag', 'base-debian12', 'base-debian12:debug'),
  linked('a user of the image', 'base-debian12', 'base-debian12:nonroot'),
  linked('an interpreter', 'base-debian12', 'java17-debian13'),
  linked('a step that needs a shell', 'COPY --from=build /shop /shop', 'COPY --from=build /shop /shop\nRUN ldconfig'),
  linked('a library that is named to the linker (F1)', '', '', { ...MODULE, 'main.go': 'package main\n\n// #cgo LDFLAGS: -lzstd\nimport "C"\n' }), // prettier-ignore
  linked('a library that pkg-config names (F1)', '', '', { ...MODULE, 'main.go': 'package main\n\n// #cgo pkg-config: vips\nimport "C"\n' }), // prettier-ignore
  linked('C++ without its library', '', '', { ...WITH_C, 'one.cpp': 'int one() { return 1; }\n' }),
  linked('it starts programs', '', '', { ...WITH_C, 'run.go': 'package main\n\nimport "os/exec"\n' }),
  linked('it loads plugins', '', '', { ...WITH_C, 'run.go': 'package main\n\nimport "plugin"\n' }),
  both('Alpine, for the C library of Debian', 'golang:1.24-bookworm', 'golang:1.24-alpine3.21', WITH_C, [GO, LINKED]),
  both('an older release', 'golang:1.24-bookworm', 'golang:1.21-bullseye', WITH_C, [GO, LINKED]),
  c('zlib (F1)', { Makefile: 'tool: tool.c\n\tcc -o tool tool.c -lz\ninstall: tool\n\tinstall tool /usr/local/bin\n' }),
  cBoth('headers of a library', 'libc6-dev', 'libc6-dev zlib1g-dev'),
  cBoth('a package of the system', 'libc6-dev', 'libc6-dev locales'),
  cBoth('a library of its own', 'make install', 'make install && ldconfig'),
  c('a shared library', {
    Makefile: 'libx.so: x.c\n\tcc -shared -o libx.so x.c\ninstall: tool\n\tinstall tool /usr/local/bin\n',
  }),
  c('a script', { 'tool.sh': '#!/bin/sh\necho x\n' }),
  c('it calls a shell', { 'tool.c': '#include <stdlib.h>\nint main(void) { return system("date"); }\n' }),
  c('it becomes another user by his name (F1)', { 'tool.c': 'int main(void) { getpwnam("www-data"); }\n' }),
  c('it loads a library', { 'tool.c': 'int main(void) { dlopen("x", 1); }\n' }),
  c('C++', { 'more.cpp': 'int x;\n' }),
  cBoth('a shell starts it', 'CMD ["tool"]', 'CMD tool -x'),
  // What is linked statically
  staticC('-static is gone', 'gcc -static', 'gcc'),
  staticC('-static is of another program', '-static -o /usr/local/bin/tool tool.c', '-static -o x x.c && gcc -o /usr/local/bin/tool tool.c'), // prettier-ignore
  staticC('and then linked anew', 'tool tool.c', 'tool tool.c && gcc -o /usr/local/bin/tool tool.c'),
  staticC('a part of it is not', '-static', '-static -Wl,-Bdynamic'),
  staticC('a variable', '-static', '-static $FLAGS'),
  staticC('it asks for addresses', 'CMD', 'CMD', { 'tool.c': 'int main(void) { getaddrinfo(0, 0, 0, 0); }\n' }),
  staticC('it asks for users', 'CMD', 'CMD', { 'tool.c': 'int main(void) { getpwnam("x"); }\n' }),
  ['Rust for the C library on none', PLAIN_RUST[0], PLAIN_RUST[1], RUST_FILES],
  both('Rust that links at run time', 'RUN cargo', 'RUN RUSTFLAGS="-C target-feature=-crt-static" cargo', RUST_FILES, [RUST, RUST_SPLIT]), // prettier-ignore
  both('Rust with settings of its own', 'CMD', 'CMD', { ...RUST_FILES, '.cargo/config.toml': '[build]\n' }, [RUST, RUST_SPLIT]), // prettier-ignore
  both('Rust for another target', `--target ${MUSL}`, '--target x86_64-unknown-linux-gnu', RUST_FILES, [RUST, RUST_SPLIT]), // prettier-ignore
  [
    'Rust without the libraries of its compiler',
    PLAIN_RUST[0],
    PLAIN_RUST[1].replace('static-debian13', 'base-debian12'),
    RUST_FILES,
  ],
];

const RIGHT: readonly HandSplit[] = [
  pure('C is turned off', PURE),
  pure('with known modules', { ...PURE, 'go.mod': 'module m\n\ngo 1.24\n\nrequire github.com/lib/pq v1.10.9\n', 'go.sum': 'github.com/lib/pq v1.10.9 h1:x\ngithub.com/mattn/go-sqlite3 v1.14.24/go.mod h1:x\n' }), // prettier-ignore
  pure('with all that is vendored', { ...PURE, 'go.mod': 'module m\n\nrequire example.com/x v1.0.0\n', 'vendor/modules.txt': '# x\n', 'vendor/example.com/x/x.go': 'package x\n', 'vendor/example.com/x/x_darwin.go': 'package x\n\nimport "C"\n' }, GO, changing(STATIC)('/shop /shop', '/shop /shop\nCOPY --from=build /src/vendor /src/vendor')), // prettier-ignore
  both('two builds', 'go vet ./... && ', '', PURE),
  both('tests before it', 'go vet ./... && ', 'go test ./... && '),
  both('words behind the program', 'CMD ["/shop"]', 'ENTRYPOINT ["/shop"]\nCMD ["-listen", ":80"]'),
  both('certificates, which the image has', 'WORKDIR /src\nCOPY . .', 'RUN apt-get update && apt-get install -y ca-certificates\nWORKDIR /src\nCOPY . .'), // prettier-ignore
  both('a user by number', 'CMD ["/shop"]', 'USER 65532\nCMD ["/shop"]'),
  ['the C library of the same release', GO, LINKED, WITH_C],
  ['with the libraries of compilers', GO, LINKED.replace('base-', 'cc-'), { ...WITH_C, 'one.cpp': 'int one() { return 1; }\n' }], // prettier-ignore
  ['a library that the C library is', GO, LINKED, { ...MODULE, 'main.go': 'package main\n\n// #cgo LDFLAGS: -lm -lpthread\nimport "C"\n' }], // prettier-ignore
  c('a program in C', {}),
  ['a program in C, statically', ...STATIC_C, C_FILES],
  ['Rust for musl', RUST, RUST_SPLIT, RUST_FILES],
  ['Rust with the libraries of its compiler', PLAIN_RUST[0], PLAIN_RUST[1].replace('static-debian13', 'cc-debian12'), RUST_FILES], // prettier-ignore
];

judgeSplits('a stage that ships without a shell', WRONG, RIGHT);
