import { FETCH, NO_LISTS, on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const FEDORA = 'FROM fedora:40';
const LATER = `FROM debian:12\nRUN ${FETCH}\n`;
const LATER_CLEAN = `FROM debian:12\nRUN ${FETCH} && ${NO_LISTS}\n`;
const SOURCE = 'echo "deb http://x y z" >/etc/apt/sources.list.d/x.list';
const LOCAL = 'echo "deb [trusted=yes] file:/deb ./" >/etc/apt/sources.list.d/x.list';
const SECURE = 'echo "deb https://x y z" >/etc/apt/sources.list.d/x.list';
const INSTALL = 'apt-get install -y git';
const FETCHED = `apt-get update && ${INSTALL}`;

/** Something that needs the package lists of an earlier RUN. */
const needs = (name: string, rest: string): HandRewrite => [`C1: ${name}`, LATER + rest, LATER_CLEAN + rest];

/** The same, where no script that is read says so: what may need them is no longer safe to take away. */
const mayNeed = (name: string, rest: string): HandRewrite => [
  `C1: ${name}`,
  LATER + rest,
  LATER_CLEAN + rest,
  ['removes-files'],
];

/** The first RUN is cleaned, and the install in a later one fetches the lists again: wrongly. */
const again = (name: string, between: string, install: string, fetched: string): HandRewrite => [
  `B14: ${name}`,
  `${LATER}${between}RUN ${install}\n`,
  `${LATER_CLEAN}${between}RUN ${fetched}\n`,
];

/** The same, where the first fetch is another. */
const againOf = (name: string, first: string): HandRewrite => [
  `B14: ${name}`,
  `FROM debian:12\nRUN ${first}\nARG X\nRUN ${INSTALL}\n`,
  `FROM debian:12\nRUN ${first} && ${NO_LISTS}\nARG X\nRUN ${FETCHED}\n`,
];

/** Clean-ups of what a later command needs, and wrong ways to make up for it. */
export const LIST_SABOTEURS: readonly HandRewrite[] = [
  needs('a later install', 'RUN apt-get install -y git\n'),
  needs('a later install behind a COPY', 'COPY x /x\nRUN mkdir /a && apt-get install -y git\n'),
  needs('a later install with sudo', 'RUN sudo apt-get install -y git\n'),
  needs('a later install by apt', 'RUN apt install -y git\n'),
  needs('a later install by aptitude', 'RUN aptitude install -y git\n'),
  needs('a later install in a loop', 'RUN for p in git make; do apt-get install -y $p; done\n'),
  needs('a later install in an if', 'RUN if test -f /x; then apt-get install -y git; fi\n'),
  needs('a later install in a subshell', 'RUN (cd /tmp && apt-get install -y git)\n'),
  mayNeed('a later install in exec form', 'RUN ["apt-get", "install", "-y", "git"]\n'),
  needs('a later install in a heredoc', 'RUN <<EOF\nset -e\napt-get install -y git\nEOF\n'),
  needs('a later install before its update', 'RUN apt-get install -y git && apt-get update\n'),
  needs(
    'a later install whose update runs only at times',
    'RUN test -f /x && apt-get update; apt-get install -y git\n',
  ),
  needs('a later upgrade', 'RUN apt-get upgrade -y\n'),
  needs('a later build-dep', 'RUN apt-get build-dep -y git\n'),
  needs('a later download', 'RUN apt-get download git\n'),
  needs('a later look into the lists', 'RUN apt-cache show git\n'),
  needs('a later install in a here-document for another shell', 'RUN <<EOT bash -e\napt-get install -y git\nEOT\n'),
  mayNeed('an install of a child image', 'ONBUILD RUN apt-get install -y git\n'),
  mayNeed('an install when the container starts', 'CMD apt-get install -y git && git daemon\n'),
  [
    'C1: one of two stages that inherit needs the lists',
    on('FROM debian:12 AS base', FETCH) +
      on('FROM base AS dev', 'apt-get install -y git') +
      on('FROM base', 'apt-get install -y git'),
    on('FROM debian:12 AS base', `${FETCH} && ${NO_LISTS}`) +
      on('FROM base AS dev', 'apt-get update && apt-get install -y git') +
      on('FROM base', 'apt-get install -y git'),
  ],
  [
    'C1: a later install in the stage on top by name',
    on('FROM debian:12 AS base', FETCH) + on('FROM base', 'apt-get install -y git'),
    on('FROM debian:12 AS base', `${FETCH} && ${NO_LISTS}`) + on('FROM base', 'apt-get install -y git'),
  ],
  [
    'C1: joined, and cleaned too soon',
    runs(FETCH, 'apt-get install -y git'),
    runs(`${FETCH} && ${NO_LISTS} && apt-get install -y git`),
  ],
  [
    'C1: a later yum reads its cache only',
    on('FROM centos:7', 'yum install -y a', 'yum -C search b'),
    on('FROM centos:7', 'yum install -y a && yum clean all', 'yum -C search b'),
  ],
  [
    'C1: a later dnf reads its cache only',
    on(FEDORA, 'dnf install -y a', 'dnf -C search b'),
    on(FEDORA, 'dnf install -y a && dnf clean all', 'dnf -C search b'),
  ],
  [
    'C1: a later zypper does not refresh',
    on('FROM opensuse/leap:15', 'zypper -n install a', 'zypper -n --no-refresh install b'),
    on('FROM opensuse/leap:15', 'zypper -n install a && zypper clean --all', 'zypper -n --no-refresh install b'),
  ],
  [
    'C1: a later npm is offline',
    on(NODE, 'npm ci', 'rm -rf node_modules && npm ci --offline'),
    on(NODE, 'npm ci && npm cache clean --force', 'rm -rf node_modules && npm ci --offline'),
  ],
  again('a source came in between', `RUN ${SOURCE}\n`, INSTALL, FETCHED),
  again('a source came in the same RUN', '', `${SOURCE} && ${INSTALL}`, `${SOURCE} && ${FETCHED}`),
  again('a source came by COPY', 'COPY x.list /etc/apt/sources.list.d/\n', INSTALL, FETCHED),
  again('a source came by ADD', 'ADD https://x/x.list /etc/apt/sources.list.d/x.list\n', INSTALL, FETCHED),
  again('a source came by curl', 'RUN curl -o /etc/apt/sources.list.d/x.list https://x\n', INSTALL, FETCHED),
  again('a source came by add-apt-repository', 'RUN add-apt-repository -ny ppa:x/y\n', INSTALL, FETCHED),
  again('a source came by a package', 'RUN dpkg -i /packages-microsoft-prod.deb\n', INSTALL, FETCHED),
  again('the sources changed by sed', 'RUN sed -i s/stable/sid/ /etc/apt/sources.list\n', INSTALL, FETCHED),
  again('a failed update is ignored, by ;', '', INSTALL, `apt-get update; ${INSTALL}`),
  again('a failed update is ignored, by || true', '', INSTALL, `apt-get update || true; ${INSTALL}`),
  again('the install runs only where the update fails', '', INSTALL, `apt-get update || ${INSTALL}`),
  again('the added update behind the install', '', INSTALL, `${INSTALL} && apt-get update`),
  again('the update in a RUN of its own', '', INSTALL, `apt-get update\nRUN ${INSTALL}`),
  again('an upgrade for an update', '', INSTALL, `apt-get upgrade -y && ${INSTALL}`),
  again('an update that trusts anybody', '', INSTALL, `apt-get update --allow-insecure-repositories && ${INSTALL}`),
  again('an update without sudo', 'USER app\n', `sudo ${INSTALL}`, `apt-get update && sudo ${INSTALL}`),
  again(
    'an update without a network',
    '',
    '--network=none apt-get install -y ./x.deb',
    '--network=none apt-get update && apt-get install -y ./x.deb',
  ),
  again('an update before ||', '', `test -f /x || ${INSTALL}`, `apt-get update && test -f /x || ${INSTALL}`),
  againOf('a secret of the first RUN', `--mount=type=secret,id=a,target=/etc/apt/auth.conf.d/a.conf ${FETCH}`),
  againOf('a source of the first RUN', `--mount=target=/etc/apt/sources.list.d/a.list,source=a.list ${FETCH}`),
  againOf('a cache among the sources', `--mount=type=cache,target=/etc/apt ${FETCH}`),
  againOf('a network of the first RUN', `--network=host ${FETCH}`),
  againOf('a proxy of the first RUN', `export http_proxy=http://x:3128 && ${FETCH}`),
  againOf('a proxy of the fetch', `env http_proxy=http://x:3128 ${FETCH}`),
  againOf('a host of the first RUN', `echo 10.0.0.1 mirror >> /etc/hosts && ${FETCH}`),
  againOf('the first update may fail, by ;', 'apt-get update; apt-get install -y curl'),
  againOf('the first update may fail, by |', 'apt-get update | tee /log && apt-get install -y curl'),
  againOf('the first update may fail in a chain', 'apt-get update && mkdir /a; apt-get install -y curl'),
  againOf('a local repository goes', `${LOCAL} && ${FETCH} && rm -rf /deb`),
  againOf('the folder of a local repository goes', `${LOCAL} && ${FETCH} && rm -rf /deb/*`),
  againOf('a local repository goes by its name alone', `${LOCAL} && ${FETCH} && cd / && rm -rf deb`),
  againOf('a local repository moves', `${LOCAL} && ${FETCH} && mv /deb /a`),
  againOf(
    'a key goes',
    `echo 'deb [signed-by=/k.gpg] http://x y z' >/etc/apt/sources.list.d/x.list && ${FETCH} && rm /k.gpg`,
  ),
  againOf('the repository of a package goes', `dpkg -i /a.deb && ${FETCH} && rm -rf /var/cuda-repo-10-0-local`),
  againOf('another folder of a package goes', `dpkg -i /a.deb && ${FETCH} && rm -rf /opt/local`),
  againOf('what a copied list names goes', `cp /a.list /etc/apt/sources.list.d/ && ${FETCH} && rm -rf /tmp/deb`),
  againOf('certificates go', `${SECURE} && ${FETCH} && apt-get purge -y curl ca-certificates`),
  againOf('certificates go by dpkg', `${SECURE} && ${FETCH} && dpkg --purge --force-depends ca-certificates`),
  againOf('certificates go by a minus', `${SECURE} && ${FETCH} && apt-get install -y git ca-certificates-`),
  againOf('certificates go along', `${SECURE} && ${FETCH} && apt-get purge -y --auto-remove curl`),
  againOf('certificates go along later', `${SECURE} && ${FETCH} && apt-get remove -y curl && apt-get autoremove -y`),
  againOf('the files of certificates go', `${SECURE} && ${FETCH} && rm -rf /etc/ssl/certs`),
  again('an update before ;', '', `mkdir /a; ${INSTALL}`, `apt-get update && mkdir /a; ${INSTALL}`),
];
