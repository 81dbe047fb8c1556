import type { Effect } from '../../src/check/effects.ts';
import { bashRuns, FETCH, JOINED, NO_LISTS, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const JOINS: readonly Effect[] = ['joins-layers'];
const ERREXIT = 'FROM debian:12\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]';
const PIPEFAIL = 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]';

/** Two or three RUNs on Debian become one. */
const join = (name: string, scripts: readonly string[], joined: string): HandRewrite => [
  name,
  runs(...scripts),
  runs(joined),
  JOINS,
];

/** And-lists of simple commands. */
export const CHAINS: readonly HandRewrite[] = [
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

/** Groups, subshells, and state that stays last. */
export const COMPOUNDS: readonly HandRewrite[] = [
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

/** The same options in each. */
export const OPTIONS: readonly HandRewrite[] = [
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
