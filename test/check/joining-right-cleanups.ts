import type { Effect } from '../../src/check/effects.ts';
import { crlf, FETCH, NO_LISTS, on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const CLEANS: readonly Effect[] = ['removes-files'];
const JOINS_AND_CLEANS: readonly Effect[] = ['joins-layers', 'removes-files'];
const FETCHES: readonly Effect[] = ['removes-files', 'fetches-index-again'];
const DEBIAN = 'FROM debian:12';
const MOUNT = '--mount=type=cache,target=/var/cache/apt,sharing=locked';
const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const YARN = 'FROM node:20\nWORKDIR /app\nCOPY package.json yarn.lock ./';
const AND = ` && ${NO_LISTS}`;
const INSTALL = 'apt-get install -y git';

/** A clean-up put behind the script of one RUN. */
const cleans = (name: string, script: string, end: string, head: string = DEBIAN): HandRewrite => [
  `clean-up: ${name}`,
  on(head, script),
  on(head, `${script}${end}`),
  CLEANS,
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

const LOCAL = 'echo "deb [trusted=yes] file:/deb ./" >/etc/apt/sources.list.d/x.list';
const SECURE = 'echo "deb https://x y z" >/etc/apt/sources.list.d/x.list';
const AGAIN = `apt-get update && ${INSTALL}`;

/** The same with another first RUN, in which nothing is lost that a second fetch needs. */
const againOf = (name: string, first: string): HandRewrite => again(name, 'ARG X\n', INSTALL, AGAIN, first);

/** Clean-ups in the RUN that fetched, alone and with a join. */
export const CLEANUPS: readonly HandRewrite[] = [
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
  cleans('microdnf', 'microdnf install -y a', ' && microdnf clean all', 'FROM redhat/ubi9-minimal'),
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

/** A later install fetches the lists for itself. */
export const FETCHED: readonly HandRewrite[] = [
  againOf('certificates that no source needs go', `${FETCH} && apt-get purge -y ca-certificates`),
  againOf(
    'what is removed brought no certificates',
    `${SECURE} && apt-get update && apt-get install -y ca-certificates curl && apt-get purge -y --auto-remove curl`,
  ),
  againOf('orphans go', `${SECURE} && ${FETCH} && apt-get autoremove -y`),
  againOf('another folder than the repository goes', `${LOCAL} && ${FETCH} && rm -rf /src /var/cache/apt/*`),
  againOf('the package of a source goes', `dpkg -i /tmp/a.deb && ${FETCH} && rm -rf /tmp/a.deb /tmp/*`),
  againOf('a cache of something else', `--mount=type=cache,target=/root/.cache ${FETCH}`),
  againOf('set -e', `set -e; apt-get update; apt-get install -y curl`),
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
    'update: in two stages on top',
    on('FROM debian:12 AS base', FETCH) + on('FROM base AS dev', INSTALL) + on('FROM base', INSTALL),
    on('FROM debian:12 AS base', FETCH + AND) +
      on('FROM base AS dev', `apt-get update && ${INSTALL}`) +
      on('FROM base', `apt-get update && ${INSTALL}`),
    FETCHES,
  ],
  [
    'update: in a stage on top',
    on('FROM debian:12 AS base', FETCH) + on('FROM base', INSTALL),
    on('FROM debian:12 AS base', FETCH + AND) + on('FROM base', `apt-get update && ${INSTALL}`),
    FETCHES,
  ],
];
