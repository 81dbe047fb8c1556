import { FETCH, JOINED, NO_LISTS, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';
const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const YARN = 'FROM node:20\nWORKDIR /app\nCOPY . .';
const FEDORA = 'FROM fedora:40';
const LATER = `FROM debian:12\nRUN ${FETCH}\n`;
const LATER_CLEAN = `FROM debian:12\nRUN ${FETCH} && ${NO_LISTS}\n`;

/** Something that needs the package lists of an earlier RUN. */
const needs = (name: string, rest: string): HandRewrite => [`C1: ${name}`, LATER + rest, LATER_CLEAN + rest];

/** A command put at the end of a RUN that fetches, with its link; or at the end of another RUN. */
const ends = (name: string, end: string): HandRewrite => [name, runs(FETCH), runs(`${FETCH}${end}`)];
const puts = (name: string, head: string, script: string, end: string): HandRewrite => [
  name,
  on(head, script),
  on(head, `${script}${end}`),
];

const CLEANING: readonly HandRewrite[] = [
  needs('a later install', 'RUN apt-get install -y git\n'),
  needs('a later install behind a COPY', 'COPY x /x\nRUN mkdir /a && apt-get install -y git\n'),
  needs('a later install with sudo', 'RUN sudo apt-get install -y git\n'),
  needs('a later install by apt', 'RUN apt install -y git\n'),
  needs('a later install by aptitude', 'RUN aptitude install -y git\n'),
  needs('a later install in a loop', 'RUN for p in git make; do apt-get install -y $p; done\n'),
  needs('a later install in an if', 'RUN if test -f /x; then apt-get install -y git; fi\n'),
  needs('a later install in a subshell', 'RUN (cd /tmp && apt-get install -y git)\n'),
  needs('a later install in exec form', 'RUN ["apt-get", "install", "-y", "git"]\n'),
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
  needs('an install of a child image', 'ONBUILD RUN apt-get install -y git\n'),
  needs('an install when the container starts', 'CMD apt-get install -y git && git daemon\n'),
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

  ends('C: the folder above', ' && rm -rf /var/lib/apt'),
  ends('C: the database of dpkg', ' && rm -rf /var/lib/dpkg/*'),
  ends('C: the lists and more', ' && rm -rf /var/lib/apt/lists/* /etc/apt'),
  ends('C: the lists without a slash, and more', ' && rm -rf /var/lib/apt/lists /srv'),
  ends('C: a blank in the path', ' && rm -rf / var/lib/apt/lists/*'),
  ends('C: a blank before the star', ' && rm -rf /var/lib/apt/lists/ *'),
  ends('C: a variable before the path', ' && rm -rf "$X"/var/lib/apt/lists/*'),
  ends('C: a substitution in the path', ' && rm -rf /var/lib/apt/lists/* $(cat /x)'),
  ends('C: a way up', ' && rm -rf /var/lib/apt/lists/../../dpkg'),
  ends('C: rm without -rf', ' && rm /var/lib/apt/lists/*'),
  ends('C: rm with a redirection', ` && ${NO_LISTS} >/etc/passwd`),
  ends('C: another command behind it', ` && ${NO_LISTS} && mkdir /a`),
  ends('C: all of /tmp', ' && rm -rf /tmp/*'),
  ends('C: the home folder', ' && rm -rf /root/*'),
  ends('C: the documentation', ' && rm -rf /usr/share/doc/*'),
  ends('C: a package goes as well', ` && apt-get purge -y curl && ${NO_LISTS}`),
  ends('C: no longer needed packages go as well', ` && apt-get autoremove -y && ${NO_LISTS}`),
  ends('C: yum on Debian', ' && yum clean all'),
  ends('C: npm where there is none', ' && npm cache clean --force'),
  puts('C: yum on Alpine', 'FROM alpine:3.18', 'apk add curl', ' && yum clean all'),
  puts('C: dnf on CentOS 7', 'FROM centos:7', 'yum install -y a', ' && dnf clean all'),
  puts(
    'C: dnf where there is only microdnf',
    'FROM registry.access.redhat.com/ubi9-minimal',
    'microdnf install -y a',
    ' && dnf clean all',
  ),
  puts(
    'C: the rights of another user',
    `${DEBIAN}\nUSER app`,
    'sudo apt-get update && sudo apt-get install -y curl',
    ` && ${NO_LISTS}`,
  ),
  puts('C: sudo where there was none', DEBIAN, FETCH, ` && sudo ${NO_LISTS}`),
  puts('C8: npm without --force', NODE, 'npm ci', ' && npm cache clean'),
  puts('C8: npm before npm', NODE, 'npm ci', ' && npm cache clean --force && npm install'),
  puts('C8: Yarn of corepack', YARN, 'corepack enable && yarn install', ' && yarn cache clean'),
  puts(
    'C8: Yarn of corepack, enabled above',
    `${YARN}\nRUN corepack enable`,
    'yarn install --immutable',
    ' && yarn cache clean',
  ),
  puts(
    'C8: Yarn of corepack, prepared',
    `${YARN}\nRUN corepack enable && corepack prepare yarn@4.1.0 --activate`,
    'yarn install',
    ' && yarn cache clean',
  ),
  puts('C8: Yarn set to berry', YARN, 'yarn set version berry && yarn install', ' && yarn cache clean'),
  puts('C8: Yarn set to stable, above', `${YARN}\nRUN yarn set version stable`, 'yarn install', ' && yarn cache clean'),
  puts(
    'C8: a Yarn of the sources',
    `${YARN}\nCOPY .yarnrc.yml .\nCOPY .yarn .yarn`,
    'yarn install',
    ' && yarn cache clean',
  ),
  ['C8: npm ci for npm install', on(NODE, 'npm install'), on(NODE, 'npm ci && npm cache clean --force')],
];

const SOURCE = 'echo "deb http://x y z" >/etc/apt/sources.list.d/x.list';

/** The first RUN is cleaned, and the install in a later one fetches the lists again: wrongly. */
const again = (name: string, between: string, install: string, fetched: string): HandRewrite => [
  `B14: ${name}`,
  `${LATER}${between}RUN ${install}\n`,
  `${LATER_CLEAN}${between}RUN ${fetched}\n`,
];
const INSTALL = 'apt-get install -y git';
const FETCHED = `apt-get update && ${INSTALL}`;

const FETCHING: readonly HandRewrite[] = [
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
  again('an update before ;', '', `mkdir /a; ${INSTALL}`, `apt-get update && mkdir /a; ${INSTALL}`),
];

/** Something else changed along with a right join: what stands above the RUNs, and below them. */
const along = (name: string, was: readonly [string, string], is: readonly [string, string]): HandRewrite => [
  name,
  `${on(`${DEBIAN}${was[0]}`, 'mkdir /a', 'mkdir /b')}${was[1]}\n`,
  `${on(`${DEBIAN}${is[0]}`, 'mkdir /a && mkdir /b')}${is[1]}\n`,
];

const ALONG: readonly HandRewrite[] = [
  along('I1: CMD got exec form', ['', 'CMD java $OPTS -jar x.jar'], ['', 'CMD ["java", "$OPTS", "-jar", "x.jar"]']),
  along('I2: ENTRYPOINT got exec form', ['', 'ENTRYPOINT x y'], ['', 'ENTRYPOINT ["x", "y"]']),
  along('I3: ADD became COPY', ['', 'ADD x.tar /x'], ['', 'COPY x.tar /x']),
  along('I4: a HEALTHCHECK came', ['', 'EXPOSE 80'], ['', 'EXPOSE 80\nHEALTHCHECK CMD curl -f http://127.0.0.1/']),
  along('I5: an ENV went', ['\nENV PASSWORD=dev', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I6: a SHELL came', ['', 'CMD x'], ['\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]', 'CMD x']),
  along('I7: two ENV in one', ['\nENV A=1\nENV B=$A/x', 'CMD ["x"]'], ['\nENV A=1 B=$A/x', 'CMD ["x"]']),
  along('I7: an ENV below', ['\nENV A=1', 'CMD ["x"]'], ['', 'ENV A=1\nCMD ["x"]']),
  along('I9: CMD above SHELL', ['', 'SHELL ["/bin/bash", "-c"]\nCMD x'], ['', 'CMD x\nSHELL ["/bin/bash", "-c"]']),
  along('I10: MAINTAINER became LABEL', ['\nMAINTAINER a', 'CMD ["x"]'], ['\nLABEL maintainer=a', 'CMD ["x"]']),
  along('I11: two LABEL in one, with another value', ['', 'LABEL a=1\nLABEL b=2'], ['', 'LABEL a=1 b=1']),
  along('I11: an EXPOSE went', ['', 'EXPOSE 80\nEXPOSE 81'], ['', 'EXPOSE 80']),
  along('I12: an ARG above', ['\nUSER app\nARG A=1', 'CMD ["x"]'], ['\nARG A=2\nUSER app', 'CMD ["x"]']),
  along('I: the base image', ['', 'CMD ["x"]'], ['-slim', 'CMD ["x"]']),
  along('I: the name of the stage', [' AS a', 'CMD ["x"]'], [' AS b', 'CMD ["x"]']),
  along('I: a USER came', ['', 'CMD ["x"]'], ['', 'USER app\nCMD ["x"]']),
  along('I: a USER below', ['\nUSER app', 'CMD ["x"]'], ['', 'USER app\nCMD ["x"]']),
  along('I: a WORKDIR went', ['\nWORKDIR /x', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: a VOLUME went', ['', 'VOLUME /x\nCMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: another STOPSIGNAL', ['', 'STOPSIGNAL SIGINT'], ['', 'STOPSIGNAL SIGTERM']),
  along('I: --chown went', ['', 'COPY --chown=app x /x'], ['', 'COPY x /x']),
  along('I: a COPY went', ['\nCOPY x /x', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: two COPY swapped', ['', 'COPY x /x\nCOPY y /x'], ['', 'COPY y /x\nCOPY x /x']),
  along('I: CMD went', ['', 'EXPOSE 80\nCMD ["x"]'], ['', 'EXPOSE 80']),
  ['I8: cd became WORKDIR', runs('cd /x && touch a', 'mkdir /b'), on(`${DEBIAN}\nWORKDIR /x`, 'touch a && mkdir /b')],
];

/** Right rewrites that declare something else, or nothing. */
const CLEANED = runs(`${FETCH} && ${NO_LISTS}`);
const BOTH = runs(FETCH, INSTALL);
const UNDECLARED: readonly HandRewrite[] = [
  ['B: a join that declares nothing', TWO, JOINED, []],
  ['B: a join that declares a removal of files', TWO, JOINED, ['removes-files', 'fetches-index-again']],
  ['B: a join that declares what has nothing to do with it', TWO, JOINED, ['answers-prompt', 'keeps-no-cache']],
  [
    'B: a join with an option that is not declared',
    runs('apt-get install a', 'mkdir /b'),
    runs('apt-get install -y a && mkdir /b'),
    ['joins-layers'],
  ],
  ['B: a join with a word less', runs('mkdir /a /x', 'mkdir /b'), JOINED, ['joins-layers']],
  ['C: a clean-up that declares nothing', runs(FETCH), CLEANED, []],
  ['C: a clean-up that declares a join', runs(FETCH), CLEANED, ['joins-layers']],
  ['C: a clean-up that declares a fetch', runs(FETCH), CLEANED, ['fetches-index-again']],
  [
    'C: a clean-up of npm that declares a join',
    on(NODE, 'npm ci'),
    on(NODE, 'npm ci && npm cache clean --force'),
    ['joins-layers', 'keeps-no-cache'],
  ],
  [
    'C: a join and a clean-up that declare a join',
    BOTH,
    runs(`${FETCH} && ${INSTALL} && ${NO_LISTS}`),
    ['joins-layers'],
  ],
  [
    'C: a join and a clean-up that declare a clean-up',
    BOTH,
    runs(`${FETCH} && ${INSTALL} && ${NO_LISTS}`),
    ['removes-files'],
  ],
  [
    'C: a clean-up and a fetch that declare a clean-up',
    BOTH,
    runs(`${FETCH} && ${NO_LISTS}`, FETCHED),
    ['removes-files'],
  ],
  [
    'C: a clean-up and a fetch that declare a fetch',
    BOTH,
    runs(`${FETCH} && ${NO_LISTS}`, FETCHED),
    ['fetches-index-again'],
  ],
];

export const CLEANING_SABOTEURS: readonly HandRewrite[] = [...CLEANING, ...FETCHING, ...ALONG, ...UNDECLARED];
