import { FETCH, NO_LISTS, on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';
const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const YARN = 'FROM node:20\nWORKDIR /app\nCOPY . .';
const FEDORA = 'FROM fedora:40';

/** A command put at the end of a RUN that fetches, with its link; or at the end of another RUN. */
const ends = (name: string, end: string): HandRewrite => [name, runs(FETCH), runs(`${FETCH}${end}`)];
const puts = (name: string, head: string, script: string, end: string): HandRewrite => [
  name,
  on(head, script),
  on(head, `${script}${end}`),
];

/** Clean-ups that hide a failure, empty a cache, or stand in the wrong place. */
export const CLEANUP_SABOTEURS: readonly HandRewrite[] = [
  ends('C2: the clean-up hides a failure', `; ${NO_LISTS}`),
  ends('C2: the clean-up runs only on a failure', ` || ${NO_LISTS}`),
  ends('C2: the clean-up runs beside it', ` & ${NO_LISTS}`),
  ends('C2: the clean-up is piped to', ` | ${NO_LISTS}`),
  ends('C2: the clean-up may fail, and all before it', ` && ${NO_LISTS} || true`),
  puts('C2: ; behind an and-list under errexit', DEBIAN, `set -ex; ${FETCH}`, `; ${NO_LISTS}`),
  puts(
    'C2: ; behind a condition under errexit',
    DEBIAN,
    'set -e; apt-get update; [ ! -f /x ] && apt-get install -y curl',
    `; ${NO_LISTS}`,
  ),
  puts('C2: ; behind ! under errexit', DEBIAN, 'set -e; apt-get update; ! apt-get install -y curl', `; ${NO_LISTS}`),
  puts('C2: ; behind set +e', DEBIAN, 'set -e; apt-get update; set +e; apt-get install -y curl', `; ${NO_LISTS}`),
  puts('C2: ; behind ||', DEBIAN, `${FETCH} || false`, `; ${NO_LISTS}`),
  puts('C2: ; behind a pipe', DEBIAN, `${FETCH} | tee /log`, `; ${NO_LISTS}`),
  puts('C2: ; in a list without errexit', DEBIAN, 'apt-get update; apt-get install -y curl', `; ${NO_LISTS}`),
  puts(
    'C2: && behind a loop under errexit',
    DEBIAN,
    'set -e && apt-get update && for p in a b; do apt-get install -y $p; done',
    ` && ${NO_LISTS}`,
  ),
  puts(
    'C2: && behind a group under errexit',
    DEBIAN,
    'set -e && { apt-get update; apt-get install -y curl; }',
    ` && ${NO_LISTS}`,
  ),
  puts(
    'C2: ; behind an if that ends in an and-list',
    DEBIAN,
    `set -e; if test -f /x; then ${FETCH}; fi`,
    `; ${NO_LISTS}`,
  ),
  [
    'C2: ; inside an if',
    runs(`if test -f /x; then ${FETCH}; else mkdir /a; fi`),
    runs(`if test -f /x; then ${FETCH}; ${NO_LISTS}; else mkdir /a; fi`),
  ],
  [
    'C2: ; inside an else',
    runs(`if test -f /x; then mkdir /a; else ${FETCH}; fi`),
    runs(`if test -f /x; then mkdir /a; else ${FETCH}; ${NO_LISTS}; fi`),
  ],
  [
    'C2: ; inside a loop',
    runs('apt-get update && for p in a b; do apt-get install -y $p; done'),
    runs(`apt-get update && for p in a b; do apt-get install -y $p; ${NO_LISTS}; done`),
  ],
  [
    'C2: errexit went into a group',
    runs('set -e; apt-get update; apt-get install -y curl'),
    runs(`{ set -e; apt-get update; apt-get install -y curl; } && ${NO_LISTS}`),
  ],
  [
    'C2: errexit went',
    runs('set -e; apt-get update; apt-get install -y curl'),
    runs(`apt-get update; apt-get install -y curl; ${NO_LISTS}`),
  ],
  [
    'C2: ; behind a join',
    runs(FETCH, 'apt-get install -y git'),
    runs(`${FETCH} && apt-get install -y git; ${NO_LISTS}`),
  ],
  puts('C3: the lists are a cache', DEBIAN, `--mount=type=cache,target=/var/lib/apt/lists ${FETCH}`, ` && ${NO_LISTS}`),
  puts(
    'C3: the lists are in a cache',
    DEBIAN,
    `--mount=type=cache,sharing=locked,dst=/var/lib/apt ${FETCH}`,
    ` && ${NO_LISTS}`,
  ),
  puts(
    'C3: the second mount is of the lists',
    DEBIAN,
    `--mount=type=cache,target=/var/cache/apt --mount=type=cache,destination=/var/lib/apt/lists/ ${FETCH}`,
    ` && ${NO_LISTS}`,
  ),
  puts('C3: the cache of npm', NODE, '--mount=type=cache,target=/root/.npm npm ci', ' && npm cache clean --force'),
  puts(
    'C3: the cache of yum',
    'FROM centos:7',
    '--mount=type=cache,target=/var/cache/yum yum install -y a',
    ' && yum clean all',
  ),
  puts('C3: the cache of dnf', FEDORA, '--mount=type=cache,target=/var/cache dnf install -y a', ' && dnf clean all'),
  puts(
    'C3: the cache of yarn',
    YARN,
    '--mount=type=cache,target=/usr/local/share/.cache/yarn yarn global add serve',
    ' && yarn cache clean',
  ),
  puts(
    'C3: the cache of zypper',
    'FROM opensuse/leap:15',
    '--mount=type=cache,target=/var/cache/zypp zypper -n install a',
    ' && zypper clean --all',
  ),
  ['C4: the clean-up first', runs(FETCH), runs(`${NO_LISTS} && ${FETCH}`)],
  [
    'C4: the clean-up before the install',
    runs(FETCH),
    runs(`apt-get update && ${NO_LISTS} && apt-get install -y curl`),
  ],
  [
    'C4: the clean-up between two installs',
    runs(`${FETCH} && apt-get install -y git`),
    runs(`${FETCH} && ${NO_LISTS} && apt-get install -y git`),
  ],
  ['C4: the clean-up in a RUN of its own', runs(FETCH), runs(FETCH, NO_LISTS)],
  [
    'C4: the lists came with an earlier RUN',
    runs('apt-get update', 'apt-get install -y curl'),
    runs('apt-get update', `apt-get install -y curl && ${NO_LISTS}`),
  ],
  ['C4: nothing was fetched', runs('mkdir /a'), runs(`mkdir /a && ${NO_LISTS}`)],
  ['C4: the clean-up in the RUN behind', runs(FETCH, 'mkdir /a'), runs(FETCH, `mkdir /a && ${NO_LISTS}`)],
  ['C4: a clean-up of npm before npm', on(NODE, 'npm ci'), on(NODE, 'npm cache clean --force && npm ci')],
  [
    'C4: the clean-up as words of exec form',
    runs('["apt-get", "install", "-y", "curl"]'),
    runs(`["apt-get", "install", "-y", "curl", "&&", "rm", "-rf", "/var/lib/apt/lists/*"]`),
  ],
];
