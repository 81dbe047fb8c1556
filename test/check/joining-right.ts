import type { Effect } from '../../src/check/effects.ts';
import { bashRuns, crlf, FETCH, JOINED, NO_LISTS, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const JOINS: readonly Effect[] = ['joins-layers'];
const CLEANS: readonly Effect[] = ['removes-files'];
const JOINS_AND_CLEANS: readonly Effect[] = ['joins-layers', 'removes-files'];
const FETCHES: readonly Effect[] = ['removes-files', 'fetches-index-again'];

const DEBIAN = 'FROM debian:12';
const ERREXIT = 'FROM debian:12\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]';
const PIPEFAIL = 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]';
const MOUNT = '--mount=type=cache,target=/var/cache/apt,sharing=locked';
const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const YARN = 'FROM node:20\nWORKDIR /app\nCOPY package.json yarn.lock ./';

/** Two or three RUNs on Debian become one. */
const join = (name: string, scripts: readonly string[], joined: string): HandRewrite => [
  name,
  runs(...scripts),
  runs(joined),
  JOINS,
];

const CHAINS: readonly HandRewrite[] = [
  ['two commands', TWO, JOINED, JOINS],
  join(
    'two and-lists',
    ['mkdir /a && chmod 700 /a', 'touch /x && chown 1:1 /x'],
    'mkdir /a && chmod 700 /a && touch /x && chown 1:1 /x',
  ),
  join('three commands', ['mkdir /a', 'touch /p', 'chmod 600 /p'], 'mkdir /a && touch /p && chmod 600 /p'),
  join('an update and an install', ['apt-get update', 'apt-get install -y curl'], FETCH),
  join('two installs', [FETCH, 'apt-get install -y git'], `${FETCH} && apt-get install -y git`),
  join('an install and a clean-up that was there', [FETCH, NO_LISTS], `${FETCH} && ${NO_LISTS}`),
  join(
    'an update of each',
    [FETCH, 'apt-get update && apt-get install -y git'],
    `${FETCH} && apt-get update && apt-get install -y git`,
  ),
  join(
    'users',
    ['groupadd -g 999 app', 'useradd -g app app', 'mkdir /app && chown app:app /app'],
    'groupadd -g 999 app && useradd -g app app && mkdir /app && chown app:app /app',
  ),
  join(
    'a download, what is in it, and its removal',
    ['curl -fsSL https://x/y.tgz -o /tmp/y.tgz', 'tar -xzf /tmp/y.tgz -C /opt', 'rm /tmp/y.tgz'],
    'curl -fsSL https://x/y.tgz -o /tmp/y.tgz && tar -xzf /tmp/y.tgz -C /opt && rm /tmp/y.tgz',
  ),
  join('a pipe first', ['echo a | tee /a', 'mkdir /b'], 'echo a | tee /a && mkdir /b'),
  join('a pipe last', ['mkdir /a', 'echo a | tee /a/x'], 'mkdir /a && echo a | tee /a/x'),
  join(
    'redirections',
    ['echo a >/a', 'echo b >>/a', 'sed -i s/a/c/ /a'],
    'echo a >/a && echo b >>/a && sed -i s/a/c/ /a',
  ),
  join(
    'an assignment before a program',
    ['DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata', 'mkdir /b'],
    'DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata && mkdir /b',
  ),
  join(
    'quotes and a link in them',
    ["echo 'a && b; c || d' >/x", 'mkdir "/a # b"'],
    'echo \'a && b; c || d\' >/x && mkdir "/a # b"',
  ),
  join('sudo', ['sudo mkdir /a', 'sudo chown app /a'], 'sudo mkdir /a && sudo chown app /a'),
  join('a negation first', ['! test -e /a', 'mkdir /a'], '! test -e /a && mkdir /a'),
  join('what prints its commands', ['set -x && mkdir /a', 'mkdir /b'], 'set -x && mkdir /a && mkdir /b'),
  [
    'dnf',
    on('FROM fedora:40', 'dnf install -y a', 'dnf install -y b'),
    on('FROM fedora:40', 'dnf install -y a && dnf install -y b'),
    JOINS,
  ],
  [
    'zypper',
    on('FROM opensuse/leap:15', 'zypper -n install a', 'zypper -n install b'),
    on('FROM opensuse/leap:15', 'zypper -n install a && zypper -n install b'),
    JOINS,
  ],
  [
    'apk',
    on('FROM alpine:3.18', 'apk add --no-cache a', 'adduser -D app'),
    on('FROM alpine:3.18', 'apk add --no-cache a && adduser -D app'),
    JOINS,
  ],
];

const COMPOUNDS: readonly HandRewrite[] = [
  join('|| first', ['test -d /a || mkdir /a', 'chmod 700 /a'], '{ test -d /a || mkdir /a; } && chmod 700 /a'),
  join('|| last', ['mkdir /a', 'test -d /b || mkdir /b'], 'mkdir /a && { test -d /b || mkdir /b; }'),
  join(
    '|| in both',
    ['test -d /a || mkdir /a', 'test -d /b || mkdir /b'],
    '{ test -d /a || mkdir /a; } && { test -d /b || mkdir /b; }',
  ),
  join(
    '|| in the middle of three',
    ['mkdir /a', 'test -d /b || mkdir /b', 'mkdir /c'],
    'mkdir /a && { test -d /b || mkdir /b; } && mkdir /c',
  ),
  join('|| true last', ['mkdir /a', 'rmdir /b || true'], 'mkdir /a && { rmdir /b || true; }'),
  join('a list first', ['rmdir /a; mkdir /b', 'mkdir /c'], '{ rmdir /a; mkdir /b; } && mkdir /c'),
  join('a list last', ['mkdir /a', 'rmdir /b; mkdir /c'], 'mkdir /a && { rmdir /b; mkdir /c; }'),
  join(
    'a list in both',
    ['rmdir /a; mkdir /b', 'rmdir /c; mkdir /d'],
    '{ rmdir /a; mkdir /b; } && { rmdir /c; mkdir /d; }',
  ),
  join('an if first', ['if test -f /x; then mkdir /a; fi', 'mkdir /b'], 'if test -f /x; then mkdir /a; fi && mkdir /b'),
  join(
    'an if last',
    ['mkdir /a', 'if test -f /x; then mkdir /b; else mkdir /c; fi'],
    'mkdir /a && if test -f /x; then mkdir /b; else mkdir /c; fi',
  ),

  join('cd', ['cd /tmp && touch x', 'touch y'], '(cd /tmp && touch x) && touch y'),
  join('cd in both', ['cd /tmp && touch x', 'cd /srv && touch y'], '(cd /tmp && touch x) && cd /srv && touch y'),
  join(
    'cd in three',
    ['cd /tmp && touch x', 'cd /srv && touch y', 'touch z'],
    '(cd /tmp && touch x) && (cd /srv && touch y) && touch z',
  ),
  join(
    'export',
    ['export DEBIAN_FRONTEND=noninteractive && apt-get install -y tzdata', 'mkdir /a'],
    '(export DEBIAN_FRONTEND=noninteractive && apt-get install -y tzdata) && mkdir /a',
  ),
  join('umask', ['umask 077 && mkdir /a', 'mkdir /b'], '(umask 077 && mkdir /a) && mkdir /b'),
  join('a variable', ['V=1; mkdir "/a$V"', 'mkdir "/b$V"'], '(V=1; mkdir "/a$V") && mkdir "/b$V"'),
  join(
    'the variable of a loop',
    ['for p in a b; do mkdir "/$p"; done', 'mkdir "/x$p"'],
    '(for p in a b; do mkdir "/$p"; done) && mkdir "/x$p"',
  ),
  join('a subshell that was there', ['(cd /tmp && touch x)', 'touch y'], '(cd /tmp && touch x) && touch y'),

  join('cd last', ['mkdir /a', 'cd /a && touch x'], 'mkdir /a && cd /a && touch x'),
  join('export last', ['mkdir /a', 'export V=1; touch "/a/$V"'], 'mkdir /a && { export V=1; touch "/a/$V"; }'),
  join(
    'a loop last',
    ['mkdir /a', 'for p in b c; do mkdir "/a/$p"; done'],
    'mkdir /a && for p in b c; do mkdir "/a/$p"; done',
  ),
  join(
    'a function last',
    ['mkdir /a', 'f() { mkdir "/a/$1"; } && f b && f c'],
    'mkdir /a && f() { mkdir "/a/$1"; } && f b && f c',
  ),
  join(
    'a function in a list last',
    ['mkdir /a', 'f() { mkdir "/a/$1"; }; f b; f c'],
    'mkdir /a && { f() { mkdir "/a/$1"; }; f b; f c; }',
  ),
  join('exit last', ['mkdir /a', 'test -f /x && exit 0; mkdir /b'], 'mkdir /a && { test -f /x && exit 0; mkdir /b; }'),
  join('exec last', ['mkdir /a', 'exec touch /p'], 'mkdir /a && exec touch /p'),
];

const OPTIONS: readonly HandRewrite[] = [
  join(
    'set -e in both',
    ['set -e; mkdir /a; touch /p', 'set -e; mkdir /b; touch /q'],
    'set -e; mkdir /a; touch /p; mkdir /b; touch /q',
  ),
  join(
    'set -eux in both',
    ['set -eux; mkdir /a; touch /p', 'set -eux; mkdir /b'],
    'set -eux; mkdir /a; touch /p; mkdir /b',
  ),
  join(
    'set -e in three',
    ['set -e; mkdir /a', 'set -e; mkdir /b', 'set -e; mkdir /c'],
    'set -e; mkdir /a; mkdir /b; mkdir /c',
  ),
  join('set -e by && in both', ['set -e && mkdir /a', 'set -e && mkdir /b'], 'set -e && mkdir /a && mkdir /b'),
  join(
    'an if under set -e',
    ['set -e; mkdir /a; if test -f /x; then touch /p; fi', 'set -e; mkdir /b'],
    'set -e; mkdir /a; if test -f /x; then touch /p; fi; mkdir /b',
  ),
  join(
    'an and-list last under set -e',
    ['set -e; mkdir /a', 'set -e; mkdir /b; test -d /c && touch /c/x'],
    'set -e; mkdir /a; mkdir /b; test -d /c && touch /c/x',
  ),
  [
    'pipefail in both',
    bashRuns('set -o pipefail && ls /tmp | tee /a', 'set -o pipefail && ls /opt | tee /b'),
    bashRuns('set -o pipefail && ls /tmp | tee /a && ls /opt | tee /b'),
    JOINS,
  ],
  [
    'pipefail of SHELL',
    on(PIPEFAIL, 'ls /tmp | tee /a', 'ls /opt | tee /b'),
    on(PIPEFAIL, 'ls /tmp | tee /a && ls /opt | tee /b'),
    JOINS,
  ],
  [
    'errexit of SHELL, by ;',
    on(ERREXIT, 'mkdir /a; touch /p', 'mkdir /b; touch /q'),
    on(ERREXIT, 'mkdir /a; touch /p; mkdir /b; touch /q'),
    JOINS,
  ],
];

const LAYOUTS: readonly HandRewrite[] = [
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

const FILES: readonly HandRewrite[] = [
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

/** A clean-up put behind the script of one RUN. */
const cleans = (name: string, script: string, end: string, head: string = DEBIAN): HandRewrite => [
  `clean-up: ${name}`,
  on(head, script),
  on(head, `${script}${end}`),
  CLEANS,
];
const AND = ` && ${NO_LISTS}`;

const CLEANUPS: readonly HandRewrite[] = [
  cleans('apt-get', FETCH, AND),
  cleans('apt', 'apt update && apt install -y curl', AND),
  cleans('apt-get over lines', 'apt-get update && \\\n    apt-get install -y curl', ` && \\\n    ${NO_LISTS}`),
  cleans('apt-get over lines with && first', 'apt-get update \\\n && apt-get install -y curl', ` \\\n && ${NO_LISTS}`),
  cleans(
    'apt-get with options and variables',
    'apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -y install curl git=1:2',
    AND,
  ),
  cleans('apt-get and more behind it', `${FETCH} && mkdir /a`, AND),
  cleans('apt-get with a group', 'apt-get update && { apt-get install -y a || apt-get install -y b; }', AND),
  cleans('apt-get under set -e', 'set -e; apt-get update; apt-get install -y curl', `; ${NO_LISTS}`),
  cleans(
    'apt-get under set -eux, over lines',
    'set -eux; \\\n\tapt-get update; \\\n\tapt-get install -y curl',
    `; \\\n\t${NO_LISTS}`,
  ),
  cleans(
    'apt-get with an if under set -e',
    'set -e; apt-get update; if test -f /x; then apt-get install -y a; else apt-get install -y b; fi',
    `; ${NO_LISTS}`,
  ),
  cleans(
    'apt-get with sudo',
    'sudo apt-get update && sudo apt-get install -y curl',
    ` && sudo ${NO_LISTS}`,
    `${DEBIAN}\nUSER app`,
  ),
  cleans('apt-get with a cache of something else', `${MOUNT} ${FETCH}`, AND),
  cleans('yum', 'yum install -y a', ' && yum clean all', 'FROM centos:7'),
  cleans('dnf', 'dnf -y upgrade && dnf -y install a b', ' && dnf clean all', 'FROM fedora:40'),
  cleans(
    'microdnf',
    'microdnf install -y a',
    ' && microdnf clean all',
    'FROM registry.access.redhat.com/ubi9/ubi-minimal',
  ),
  cleans('zypper', 'zypper -n install a', ' && zypper clean --all', 'FROM opensuse/leap:15'),
  cleans('npm ci', 'npm ci', ' && npm cache clean --force', NODE),
  cleans('npm of a user', 'npm ci --omit=dev', ' && npm cache clean --force', `${NODE}\nUSER node`),
  cleans('Yarn 1', 'yarn global add serve', ' && yarn cache clean', YARN),
  cleans('Yarn 1, by its options', 'yarn install --production --frozen-lockfile', ' && yarn cache clean', YARN),
  [
    'clean-up: CRLF',
    crlf(runs('apt-get update && \\\n    apt-get install -y curl')),
    crlf(runs(`apt-get update && \\\n    apt-get install -y curl && \\\n    ${NO_LISTS}`)),
    CLEANS,
  ],
  [
    'clean-up: of both, where each has its own update',
    runs(FETCH, 'apt-get update && apt-get install -y git'),
    runs(FETCH + AND, `apt-get update && apt-get install -y git${AND}`),
    CLEANS,
  ],
  [
    'clean-up: of the first, where the later has its own update',
    `${runs(FETCH)}COPY x /x\nRUN apt-get update -qq && apt-get install -y git\n`,
    `${runs(FETCH + AND)}COPY x /x\nRUN apt-get update -qq && apt-get install -y git\n`,
    CLEANS,
  ],
  [
    'clean-up: of a stage, where another installs',
    on('FROM debian:12 AS a', FETCH) + on('FROM debian:12', FETCH),
    on('FROM debian:12 AS a', FETCH + AND) + on('FROM debian:12', FETCH),
    CLEANS,
  ],
  [
    'join and clean-up',
    runs(FETCH, 'apt-get install -y git'),
    runs(`${FETCH} && apt-get install -y git${AND}`),
    JOINS_AND_CLEANS,
  ],
  [
    'join and clean-up of a lone update',
    runs('apt-get update', 'apt-get install -y git', 'mkdir /a'),
    runs(`apt-get update && apt-get install -y git && mkdir /a${AND}`),
    JOINS_AND_CLEANS,
  ],
  [
    'join and clean-up under set -e',
    runs('set -e; apt-get update; apt-get install -y curl', 'set -e; apt-get install -y git'),
    runs(`set -e; apt-get update; apt-get install -y curl; apt-get install -y git; ${NO_LISTS}`),
    JOINS_AND_CLEANS,
  ],
  [
    'join and clean-up, with the comment between',
    on(`${DEBIAN}\nRUN ${FETCH}\n# why`, 'apt-get install -y git'),
    runs(`${FETCH} && \\\n    # why\n    apt-get install -y git && \\\n    ${NO_LISTS}`),
    JOINS_AND_CLEANS,
  ],
];

/** The first RUN is cleaned, and the later install fetches the lists for itself. */
const again = (
  name: string,
  between: string,
  install: string,
  fetched: string,
  first = FETCH,
  end = AND,
): HandRewrite => [
  `update: ${name}`,
  `${runs(first)}${between}RUN ${install}\n`,
  `${runs(first + end)}${between}RUN ${fetched}\n`,
  FETCHES,
];
const INSTALL = 'apt-get install -y git';

const FETCHED: readonly HandRewrite[] = [
  again('in the next RUN', '', INSTALL, `apt-get update && ${INSTALL}`),
  again('behind a COPY and an ENV', 'COPY x /x\nENV A=1\n', INSTALL, `apt-get update && ${INSTALL}`),
  again('both cleaned', 'COPY x /x\n', INSTALL, `apt-get update && ${INSTALL}${AND}`),
  again(
    'before an assignment',
    'COPY x /x\n',
    `DEBIAN_FRONTEND=noninteractive ${INSTALL}`,
    `apt-get update && DEBIAN_FRONTEND=noninteractive ${INSTALL}`,
  ),
  again(
    'over lines',
    'COPY x /x\n',
    'apt-get install -y \\\n    git \\\n    make',
    'apt-get update && apt-get install -y \\\n    git \\\n    make',
  ),
  again('before more', 'COPY x /x\n', `${INSTALL} && mkdir /a`, `apt-get update && ${INSTALL} && mkdir /a`),
  again(
    'with sudo',
    'COPY x /x\n',
    `sudo ${INSTALL}`,
    `sudo apt-get update && sudo ${INSTALL}`,
    'sudo apt-get update && sudo apt-get install -y curl',
    ` && sudo ${NO_LISTS}`,
  ),
  [
    'update: in a stage on top',
    on('FROM debian:12 AS base', FETCH) + on('FROM base', INSTALL),
    on('FROM debian:12 AS base', FETCH + AND) + on('FROM base', `apt-get update && ${INSTALL}`),
    FETCHES,
  ],
];

export const RIGHT_JOINS: readonly HandRewrite[] = [
  ...CHAINS,
  ...COMPOUNDS,
  ...OPTIONS,
  ...LAYOUTS,
  ...FILES,
  ...CLEANUPS,
  ...FETCHED,
];
