import { lines, type ModernCase } from './modern-case.ts';

/** Flags and sources of COPY and ADD, beside a RUN that changes. */
export const COPIES: readonly ModernCase[] = [
  {
    name: 'COPY with link, mode and owner',
    text: lines('FROM alpine:3.20', 'COPY --link --chmod=0755 --chown=1000:1000 entrypoint.sh /', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'All flags of COPY and their order.',
  },
  {
    name: 'COPY with a symbolic mode',
    text: lines(
      '# syntax=docker/dockerfile:1.14',
      'FROM alpine:3.20',
      'COPY --chmod=u=rwX,go=rX . /app',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The mode, and the pin that it needs (trap J4).',
  },
  {
    name: 'COPY with parents and exclusions',
    text: lines(
      '# syntax=docker/dockerfile:1.7-labs',
      'FROM alpine:3.20',
      'COPY --parents --exclude=*.md --exclude=**/test ./src/./**/*.go /app/',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The repeated flag, the pattern with its pivot, and the labs pin.',
  },
  {
    name: 'COPY with link switched off',
    text: lines('FROM alpine:3.20', 'COPY --link=false --from=0 /etc/os-release /x', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The value of the flag.',
  },
  {
    name: 'COPY from a named context',
    text: lines(
      'FROM alpine:3.20',
      'COPY --from=docs . /docs',
      'RUN apk add jq',
      'RUN --mount=from=docs,target=/d ls /d',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The name, which no stage has: a build context of that name is passed from outside.',
  },
  {
    name: 'COPY from an image by digest',
    text: lines(
      'FROM alpine:3.20',
      `COPY --from=ghcr.io/astral-sh/uv:0.5@sha256:${'ab'.repeat(32)} /uv /uvx /bin/`,
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The digest.',
  },
  {
    name: 'COPY from a stage by number and by name',
    text: lines(
      'FROM golang:1.22-alpine AS Build',
      'RUN apk add git',
      'FROM scratch',
      'COPY --from=0 /a /a',
      'COPY --from=build /b /b',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Number and name of the stage, whatever their case.',
  },
  {
    name: 'COPY in JSON form',
    text: lines('FROM alpine:3.20', 'COPY --chown=app ["a b", "C:\\\\c", "/dst dir/"]', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The form, with its blanks and escapes (trap A21).',
  },
  {
    name: 'COPY with an escaped blank',
    text: lines('FROM alpine:3.20', 'COPY a\\ b /c/', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The escaped blank.',
  },
  {
    name: 'COPY over several lines',
    text: lines(
      'FROM python:3.12-slim',
      'COPY --link \\',
      '  # manifests first',
      '  pyproject.toml \\',
      '  poetry.lock \\',
      '  ./',
      'RUN pip install .',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'Its lines and the comment between them.',
  },
  {
    name: 'ADD with a checksum',
    text: lines(
      'FROM alpine:3.20',
      `ADD --checksum=sha256:${'0c'.repeat(32)} --chmod=755 https://example.org/x.tar.gz /x/`,
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The checksum, the mode and the address (trap I3).',
  },
  {
    name: 'ADD of a git repository',
    text: lines(
      'FROM alpine:3.20',
      'ADD --keep-git-dir=true --link https://github.com/moby/buildkit.git#v0.14.1:docs /docs',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The reference behind #, which starts no comment.',
  },
  {
    name: 'ADD of a git repository over SSH',
    text: lines(
      'FROM alpine:3.20',
      'ADD --keep-git-dir git@github.com:moby/buildkit.git?branch=master&subdir=docs /docs',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The address with its query.',
  },
  {
    name: 'ADD with unpack and exclusions',
    text: lines(
      '# syntax=docker/dockerfile:1',
      'FROM alpine:3.20',
      'ADD --unpack=true --exclude=*.md --chown=app:app a.tar.gz /a/',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'All flags of ADD.',
  },
  {
    name: 'flag that COPY does not have',
    text: lines('FROM alpine:3.20', 'COPY --checksum=sha256:00 a /a', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: only ADD knows the flag, so BuildKit rejects the file.',
  },
  {
    name: 'COPY whose destination ends in a backslash',
    text: lines('# escape=`', 'FROM alpine:3.20', 'COPY a c:\\', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The backslash is no continuation in this file, so the RUN is an instruction (trap A8).',
  },
  {
    name: 'WORKDIR, VOLUME and EXPOSE with variables',
    text: lines(
      'FROM alpine:3.20',
      'WORKDIR "/my app/$X"',
      'VOLUME ["/a", "/b c"]',
      'EXPOSE 80/tcp ${PORT:-8080} 9000-9010/udp',
      'STOPSIGNAL SIGINT',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Quotes, the JSON form, ranges and variables.',
  },
];
