import { JOINED, on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';

/** Joins across other instructions, pragmas and stages. */
export const BETWEEN_SABOTEURS: readonly HandRewrite[] = [
  [
    'B10: the first below ENV',
    on(`${DEBIAN}\nRUN mkdir "/a$A"\nENV A=1`, 'mkdir /b'),
    on(`${DEBIAN}\nENV A=1`, 'mkdir "/a$A" && mkdir /b'),
  ],
  [
    'B10: the second above ENV',
    on(`${DEBIAN}\nRUN mkdir /a\nENV A=1`, 'mkdir "/b$A"'),
    `${runs('mkdir /a && mkdir "/b$A"')}ENV A=1\n`,
  ],
  [
    'B10: the second above ENV that it does not name',
    on(`${DEBIAN}\nRUN mkdir /a\nENV PATH=/x`, 'mkdir /b'),
    `${JOINED}ENV PATH=/x\n`,
  ],
  [
    'B10: the second above ARG',
    on(`${DEBIAN}\nRUN mkdir /a\nARG A=1`, 'mkdir "/b$A"'),
    `${runs('mkdir /a && mkdir "/b$A"')}ARG A=1\n`,
  ],
  [
    'B10: the first below ARG',
    on(`${DEBIAN}\nRUN mkdir /a\nARG A=1`, 'mkdir /b'),
    on(`${DEBIAN}\nARG A=1`, 'mkdir /a && mkdir /b'),
  ],
  [
    'B10: the first below USER',
    on(`${DEBIAN}\nRUN mkdir /a\nUSER app`, 'mkdir /tmp/b'),
    on(`${DEBIAN}\nUSER app`, 'mkdir /a && mkdir /tmp/b'),
  ],
  [
    'B10: the second above USER',
    on(`${DEBIAN}\nRUN mkdir /a\nUSER app`, 'mkdir /tmp/b'),
    `${runs('mkdir /a && mkdir /tmp/b')}USER app\n`,
  ],
  [
    'B10: the first below WORKDIR',
    on(`${DEBIAN}\nRUN mkdir a\nWORKDIR /x`, 'mkdir b'),
    on(`${DEBIAN}\nWORKDIR /x`, 'mkdir a && mkdir b'),
  ],
  [
    'B10: the second above WORKDIR',
    on(`${DEBIAN}\nRUN mkdir /a\nWORKDIR /x`, 'mkdir b'),
    `${runs('mkdir /a && mkdir b')}WORKDIR /x\n`,
  ],
  [
    'B10: the second above SHELL',
    on(`${DEBIAN}\nRUN mkdir /a\nSHELL ["/bin/bash", "-c"]`, '[[ -d /a ]]'),
    `${runs('mkdir /a && [[ -d /a ]]')}SHELL ["/bin/bash", "-c"]\n`,
  ],
  [
    'B10: the first below SHELL',
    on(`${DEBIAN}\nRUN mkdir /a; mkdir /b\nSHELL ["/bin/sh", "-ec"]`, 'mkdir /c'),
    on(`${DEBIAN}\nSHELL ["/bin/sh", "-ec"]`, 'mkdir /a; mkdir /b; mkdir /c'),
  ],
  [
    'B10: the second above COPY',
    on(`${DEBIAN}\nRUN mkdir /a\nCOPY x /a/x`, 'chmod 700 /a/x'),
    `${runs('mkdir /a && chmod 700 /a/x')}COPY x /a/x\n`,
  ],
  [
    'B10: the first below COPY',
    on(`${DEBIAN}\nRUN rm -rf /a\nCOPY x /a/x`, 'mkdir /b'),
    on(`${DEBIAN}\nCOPY x /a/x`, 'rm -rf /a && mkdir /b'),
  ],
  [
    'B10: the first below ADD',
    on(`${DEBIAN}\nRUN rm -rf /a\nADD x.tar /a/`, 'mkdir /b'),
    on(`${DEBIAN}\nADD x.tar /a/`, 'rm -rf /a && mkdir /b'),
  ],
  ['B10: what stood between went', on(`${DEBIAN}\nRUN mkdir /a\nENV A=1`, 'mkdir /b'), JOINED],
  [
    'B11: a pragma of the second covers both',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'mkdir /a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the second went',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    runs('mkdir /a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the second stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    runs('mkdir /a && \\\n    # hadolint ignore=DL3008\n    apt-get install -y b'),
  ],
  [
    'B11: a pragma of the first covers both',
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a', 'apt-get install -y b'),
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the first went',
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a', 'mkdir /b'),
    runs('apt-get install -y a && mkdir /b'),
  ],
  [
    'B11: a pragma of ShellCheck stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# shellcheck disable=SC2086`, 'mkdir $B'),
    runs('mkdir /a && \\\n    # shellcheck disable=SC2086\n    mkdir $B'),
  ],
  [
    'B11: our own pragma stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# dockoptimize ignore=merge-run -- cache`, 'mkdir /b'),
    runs('mkdir /a && \\\n    # dockoptimize ignore=merge-run -- cache\n    mkdir /b'),
  ],
  [
    'B12: out of a builder stage',
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12', 'mkdir /a'),
    on('FROM golang:1.22 AS b\nFROM debian:12', 'go build -o /x && mkdir /a'),
  ],
  [
    'B12: into a builder stage',
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12', 'mkdir /a'),
    'FROM golang:1.22 AS b\nRUN go build -o /x && mkdir /a\nFROM debian:12\n',
  ],
  [
    'B12: into a stage that another one stands on',
    `${on('FROM debian:12 AS a\nRUN mkdir /a\nFROM a AS b', 'mkdir /b')}FROM a\nCMD ["x"]\n`,
    'FROM debian:12 AS a\nRUN mkdir /a && mkdir /b\nFROM a AS b\nFROM a\nCMD ["x"]\n',
  ],
];
