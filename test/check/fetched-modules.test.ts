import { describe, expect, test } from 'vitest';
import { type Files, judgeIn } from './judge-in-context.ts';

describe('a step that fetches modules of Go', () => {
  const FILES: Files = {
    'go.mod': 'module a\nrequire b.example/b v1.0.0\n',
    'go.sum': '',
    'main.go': '',
    'other/go.mod': 'module o\nrequire b v1\n',
    'other/go.sum': '',
  };
  const END = ['FROM scratch', 'COPY --from=build /a /a'];
  const before = [
    'FROM golang:1.23 AS build',
    'WORKDIR /src',
    'COPY . .',
    'RUN CGO_ENABLED=0 go build -o /a .',
    ...END,
  ];
  const after = [...before.slice(0, 2), 'COPY go.mod go.sum ./', 'RUN go mod download', ...before.slice(2)];
  const both = (from: string, to: string): readonly [readonly string[], readonly string[]] => [before.map((line) => (line === from ? to : line)), after.map((line) => (line === from ? to : line))]; // prettier-ignore
  const only = (from: string, to: readonly string[]): readonly [readonly string[], readonly string[]] => [before, after.flatMap((line) => (line === from ? to : [line]))]; // prettier-ignore
  const BUILD_LINE = before[3]!;

  test('is accepted where all is said', () => {
    expect(judgeIn(FILES, before, after, 'fetches-modules-first')).toBeUndefined();
  });

  test.each([
    ['another command', ...only('RUN go mod download', ['RUN go mod tidy']), FILES],
    ['a version of it that fails', ...only('RUN go mod download', ['RUN go mod download || true']), FILES],
    ['with a mount', ...only('RUN go mod download', ['RUN --mount=type=cache,target=/go go mod download']), FILES],
    ['one more command', ...only('RUN go mod download', ['RUN go mod download', 'RUN go mod verify']), FILES],
    ['no go.sum', ...only('COPY go.mod go.sum ./', ['COPY go.mod ./']), FILES],
    ['more than both', ...only('COPY go.mod go.sum ./', ['COPY go.mod go.sum main.go ./']), FILES],
    ['those of another module', ...only('COPY go.mod go.sum ./', ['COPY other/go.mod other/go.sum ./']), FILES],
    ['an owner left out', ...both('COPY . .', 'COPY --chown=1 . /src/'), FILES],
    ['another folder', ...only('COPY go.mod go.sum ./', ['COPY go.mod go.sum other/']), FILES],
    ['another owner', ...only('COPY go.mod go.sum ./', ['COPY --chown=1 go.mod go.sum ./']), FILES],
    [
      'before the manifests',
      before,
      [...before.slice(0, 2), 'RUN go mod download', 'COPY go.mod go.sum ./', ...before.slice(2)],
      FILES,
    ],
    [
      'behind the sources',
      before,
      [...before.slice(0, 3), 'COPY go.mod go.sum ./', 'RUN go mod download', ...before.slice(3)],
      FILES,
    ],
    ['a comment', ...only('RUN go mod download', ['# modules', 'RUN go mod download']), FILES],
    ['the sources lost', ...only('COPY . .', []), FILES],
    ['a vendor folder', before, after, { ...FILES, 'vendor/modules.txt': '' }],
    ['nothing required', before, after, { ...FILES, 'go.mod': 'module a\n' }],
    ['a module in a folder', before, after, { ...FILES, 'go.mod': 'module a\nrequire b v1\nreplace b => ./other\n' }],
    ['a workspace', before, after, { ...FILES, 'go.work': 'use .\n' }],
    ['another kind of build', ...both(BUILD_LINE, 'RUN make'), FILES],
    ['a vendored build', ...both(BUILD_LINE, 'RUN go build -mod=vendor -o /a .'), FILES],
    ['modules of another place', ...both(BUILD_LINE, 'RUN GOPROXY=off go build -o /a .'), FILES],
    ['a cache', ...both(BUILD_LINE, 'RUN --mount=type=cache,target=/go/pkg go build -o /a .'), FILES],
    ['a step before the build', ...both(BUILD_LINE, 'RUN ./a.sh && go build -o /a .'), FILES],
    ['a private module', ...both('WORKDIR /src', 'ENV GOPRIVATE=b.example\nWORKDIR /src'), FILES],
    ['credentials', ...both('WORKDIR /src', 'RUN echo "machine b.example" > /root/.netrc\nWORKDIR /src'), FILES],
    ['a package without modules', ...both('WORKDIR /src', 'WORKDIR /go/src/a.example/b'), FILES],
    ['a folder of GOPATH', ...both('WORKDIR /src', 'WORKDIR /go/src/app'), FILES],
    ['another user', ...both(BUILD_LINE, `USER 1000\n${BUILD_LINE}`), FILES],
    ['what ships', before.slice(0, 4), after.slice(0, 6), FILES],
  ] as const)('is declined: %s', (name, old, fresh, files) => {
    expect(judgeIn(files, old, fresh, 'fetches-modules-first'), name).toEqual(expect.any(String));
  });
});
