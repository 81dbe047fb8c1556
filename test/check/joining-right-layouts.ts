import type { Effect } from '../../src/check/effects.ts';
import { crlf, FETCH, JOINED, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const JOINS: readonly Effect[] = ['joins-layers'];
const DEBIAN = 'FROM debian:12';
const MOUNT = '--mount=type=cache,target=/var/cache/apt,sharing=locked';

/** Two or three RUNs on Debian become one. */
const join = (name: string, scripts: readonly string[], joined: string): HandRewrite => [
  name,
  runs(...scripts),
  runs(joined),
  JOINS,
];

/** Lines, comments, line ends, directives. */
export const LAYOUTS: readonly HandRewrite[] = [
  join(
    '&& at the ends of lines',
    ['mkdir /a && \\\n    touch /p', 'mkdir /b && \\\n    touch /q'],
    'mkdir /a && \\\n    touch /p && \\\n    mkdir /b && \\\n    touch /q',
  ),
  join(
    '&& at the starts of lines',
    ['mkdir /a \\\n && touch /p', 'mkdir /b'],
    'mkdir /a \\\n && touch /p \\\n && mkdir /b',
  ),
  join(
    '; at the ends of lines',
    ['set -eux; \\\n\tmkdir /a; \\\n\ttouch /p', 'set -eux; \\\n\tmkdir /b; \\\n\ttouch /q'],
    'set -eux; \\\n\tmkdir /a; \\\n\ttouch /p; \\\n\tmkdir /b; \\\n\ttouch /q',
  ),
  join(
    'a package on each line',
    ['apt-get update && apt-get install -y \\\n    curl \\\n    git', 'mkdir /a'],
    'apt-get update && apt-get install -y \\\n    curl \\\n    git && \\\n    mkdir /a',
  ),
  join(
    'a subshell over lines',
    ['cd /tmp && \\\n    touch x', 'touch y'],
    '(cd /tmp && \\\n    touch x) && \\\n    touch y',
  ),
  join(
    'comments inside both',
    ['mkdir /a && \\\n    # one\n    touch /p', 'mkdir /b && \\\n    # two\n    touch /q'],
    'mkdir /a && \\\n    # one\n    touch /p && \\\n    mkdir /b && \\\n    # two\n    touch /q',
  ),
  [
    'a comment between',
    on(`${DEBIAN}\nRUN mkdir /a\n# why`, 'mkdir /b'),
    runs('mkdir /a && \\\n    # why\n    mkdir /b'),
    JOINS,
  ],
  [
    'a comment between, not indented',
    on(`${DEBIAN}\nRUN mkdir /a\n# why`, 'mkdir /b'),
    runs('mkdir /a && \\\n# why\n    mkdir /b'),
    JOINS,
  ],
  [
    'two comments and a blank line between',
    on(`${DEBIAN}\nRUN mkdir /a\n\n# it's why\n# how`, 'mkdir /b && touch /q'),
    runs("mkdir /a && \\\n    # it's why\n    # how\n    mkdir /b && touch /q"),
    JOINS,
  ],
  [
    'a comment in each of two gaps',
    on(`${DEBIAN}\nRUN mkdir /a\n# one\nRUN mkdir /b\n# two`, 'mkdir /c'),
    runs('mkdir /a && \\\n    # one\n    mkdir /b && \\\n    # two\n    mkdir /c'),
    JOINS,
  ],
  [
    'a comment between, under set -e',
    on(`${DEBIAN}\nRUN set -e; mkdir /a; touch /p\n# why`, 'set -e; mkdir /b'),
    runs('set -e; mkdir /a; touch /p; \\\n    # why\n    mkdir /b'),
    JOINS,
  ],
  [
    'a comment above, between and below',
    `${on(`# top\n${DEBIAN}\n# one\nRUN mkdir /a\n# two`, 'mkdir /b')}# three\nCMD ["x"]\n`,
    `${on(`# top\n${DEBIAN}\n# one`, 'mkdir /a && \\\n    # two\n    mkdir /b')}# three\nCMD ["x"]\n`,
    JOINS,
  ],
  ['a blank line between', on(`${DEBIAN}\nRUN mkdir /a\n`, 'mkdir /b'), JOINED, JOINS],
  ['CRLF', crlf(TWO), crlf(JOINED), JOINS],
  [
    'CRLF over lines, with a comment',
    crlf(on(`${DEBIAN}\nRUN mkdir /a\n# why`, 'mkdir /b')),
    crlf(runs('mkdir /a && \\\n    # why\n    mkdir /b')),
    JOINS,
  ],
  ['no final newline', TWO.trimEnd(), JOINED.trimEnd(), JOINS],
  ['a byte order mark', `\uFEFF${TWO}`, `\uFEFF${JOINED}`, JOINS],
  ['directives', `# syntax=docker/dockerfile:1\n${TWO}`, `# syntax=docker/dockerfile:1\n${JOINED}`, JOINS],
  ['a backtick for an escape', `# escape=\`\n${TWO}`, `# escape=\`\n${runs('mkdir /a && `\n    mkdir /b')}`, JOINS],
  [
    'keywords in lower case',
    'from debian:12\nrun mkdir /a\nrun mkdir /b\n',
    'from debian:12\nrun mkdir /a && mkdir /b\n',
    JOINS,
  ],
];

/** Flags, and what stands around. */
export const FILES: readonly HandRewrite[] = [
  [
    'one flag in both',
    runs('--network=none mkdir /a', '--network=none mkdir /b'),
    runs('--network=none mkdir /a && mkdir /b'),
    JOINS,
  ],
  [
    'a cache in both',
    runs(`${MOUNT} ${FETCH}`, `${MOUNT} apt-get install -y git`),
    runs(`${MOUNT} ${FETCH} && apt-get install -y git`),
    JOINS,
  ],
  [
    'a bind that is only read in both',
    runs('--mount=type=bind,target=/t cp /t/x /x', '--mount=type=bind,target=/t chmod 700 /x'),
    runs('--mount=type=bind,target=/t cp /t/x /x && chmod 700 /x'),
    JOINS,
  ],
  [
    'other instructions around',
    `${on(`ARG T=12\nFROM debian:$T\nARG A=1\nENV B=2\nUSER root\nWORKDIR /x\nCOPY . .`, 'mkdir a', 'mkdir "b$A"')}EXPOSE 80\nCMD x $B\n`,
    `${on(`ARG T=12\nFROM debian:$T\nARG A=1\nENV B=2\nUSER root\nWORKDIR /x\nCOPY . .`, 'mkdir a && mkdir "b$A"')}EXPOSE 80\nCMD x $B\n`,
    JOINS,
  ],
  [
    'two pairs apart',
    `${TWO}COPY x /x\nRUN mkdir /c\nRUN mkdir /d\n`,
    `${JOINED}COPY x /x\nRUN mkdir /c && mkdir /d\n`,
    JOINS,
  ],
  ['the first two of three', runs('mkdir /a', 'mkdir /b', 'mkdir /c'), runs('mkdir /a && mkdir /b', 'mkdir /c'), JOINS],
  ['the last two of three', runs('mkdir /a', 'mkdir /b', 'mkdir /c'), runs('mkdir /a', 'mkdir /b && mkdir /c'), JOINS],
  [
    'a stage that ships below another',
    `${on('FROM debian:12 AS base', 'mkdir /a', 'mkdir /b')}FROM base\nCMD ["x"]\n`,
    `${on('FROM debian:12 AS base', 'mkdir /a && mkdir /b')}FROM base\nCMD ["x"]\n`,
    JOINS,
  ],
  [
    'the stage behind a builder',
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12\nCOPY --from=b /x /x', 'chmod 700 /x', 'mkdir /b'),
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12\nCOPY --from=b /x /x', 'chmod 700 /x && mkdir /b'),
    JOINS,
  ],
  [
    'heredocs above and below',
    `${on(`${DEBIAN}\nRUN <<EOF\nset -e\n  mkdir /x\nEOF`, 'mkdir /a', 'mkdir /b')}COPY <<EOF /y\n  a\nEOF\n`,
    `${on(`${DEBIAN}\nRUN <<EOF\nset -e\n  mkdir /x\nEOF`, 'mkdir /a && mkdir /b')}COPY <<EOF /y\n  a\nEOF\n`,
    JOINS,
  ],
];
