import { lines, type ModernCase } from './modern-case.ts';

const APT_UNREAD = ['apt-yes:unread-script', 'apt-no-recommends:unread-script'];

/** JSON forms, SHELL, HEALTHCHECK, ONBUILD, legacy ENV, and the shell's own constructs around an install. */
export const INSTRUCTIONS: readonly ModernCase[] = [
  {
    name: 'RUN in exec form',
    text: lines('FROM debian:bookworm-slim', 'RUN ["apt-get", "install", "jq"]', 'RUN ["apk", "add", "jq"]'),
    changes: [],
    refusals: [...APT_UNREAD, 'apk-no-cache:unread-script'],
    untouched: 'Both: no shell reads them (trap B8). That they are left alone is said.',
  },
  {
    name: 'RUN in exec form over several lines',
    text: lines('FROM alpine:3.20', 'RUN [ "sh", \\', '  # login', '  "-c", "apk add jq" \\', ']', 'RUN apk add curl'),
    changes: [['add curl', 'add --no-cache curl']],
    refusals: ['apk-no-cache:unread-script'],
    untouched: 'The array and the comment in it.',
  },
  {
    name: 'test command that looks like JSON',
    text: lines('FROM debian:bookworm-slim', 'RUN [ -f /x ] || apt-get install -y jq'),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The test: it is no JSON, so the shell reads the RUN.',
  },
  {
    name: 'array with single quotes',
    text: lines('FROM alpine:3.20', "RUN ['apk', 'add', 'jq']", 'CMD [ "x" ] # y'),
    changes: [],
    untouched: 'All of it: it is no JSON but a strange command, and CMD with a comment is shell form (trap A21).',
  },
  {
    name: 'array with a command behind it',
    text: lines('FROM alpine:3.20', 'RUN ["apk", "add", "jq"] && apk add curl'),
    changes: [['&& apk add', '&& apk add --no-cache']],
    untouched: 'The words that look like an array: with more behind them they are a strange command of the shell.',
  },
  {
    name: 'array with a number',
    text: lines('FROM alpine:3.20', 'CMD ["sleep", 1]', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: BuildKit rejects an array with anything but strings.',
  },
  {
    name: 'CMD and ENTRYPOINT that install',
    text: lines(
      'FROM alpine:3.20',
      'RUN apk add jq',
      'ENTRYPOINT apk add curl && exec',
      'CMD ["sh", "-c", "pip install x"]',
    ),
    changes: [['RUN apk add', 'RUN apk add --no-cache']],
    untouched: 'What runs in the container, not in the build.',
  },
  {
    name: 'SHELL with pipefail',
    text: lines(
      'FROM debian:bookworm-slim',
      'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
      'RUN apt-get install -y jq | tee /log',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'SHELL and the pipe (trap I6).',
  },
  {
    name: 'SHELL in lower case over two lines',
    text: lines('FROM alpine:3.20', 'shell ["/bin/ash", \\', '  "-eo", "pipefail", "-c"]', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'SHELL on its two lines.',
  },
  {
    name: 'SHELL of another language',
    text: lines(
      'FROM python:3.12',
      'SHELL ["/usr/bin/python3", "-c"]',
      'RUN import os; os.system("pip install flask")',
    ),
    changes: [],
    refusals: ['pip-no-cache:unread-script'],
    untouched: 'The RUN: Python reads it.',
  },
  {
    name: 'SHELL by env',
    text: lines('FROM debian:bookworm-slim', 'SHELL ["/usr/bin/env", "bash", "-c"]', 'RUN apt-get install jq'),
    changes: [],
    refusals: APT_UNREAD,
    untouched: 'The RUN: the name of the shell is not looked for behind env, which is cautious.',
  },
  {
    name: 'SHELL by conda',
    text: lines(
      'FROM continuumio/miniconda3',
      'SHELL ["conda", "run", "-n", "app", "/bin/bash", "-c"]',
      'RUN pip install flask',
    ),
    changes: [],
    refusals: ['pip-no-cache:unread-script'],
    untouched: 'The RUN: the shell behind conda is not looked for, which is cautious.',
  },
  {
    name: 'SHELL in shell form',
    text: lines('FROM alpine:3.20', 'SHELL /bin/sh -c', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: SHELL has the JSON form alone.',
  },
  {
    name: 'HEALTHCHECK with a start interval',
    text: lines(
      'FROM alpine:3.20',
      'RUN apk add jq',
      'HEALTHCHECK --interval=30s --start-period=10s --start-interval=1s --retries=3 \\',
      '  CMD apk add --simulate jq || exit 1',
    ),
    changes: [['RUN apk add', 'RUN apk add --no-cache']],
    untouched: 'The probe and its flags (trap I4).',
  },
  {
    name: 'HEALTHCHECK in exec form and none',
    text: lines(
      'FROM alpine:3.20',
      'healthcheck cmd ["wget", "-q", "localhost"]',
      'RUN apk add jq',
      'HEALTHCHECK NONE',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Both probes.',
  },
  {
    name: 'ONBUILD with a RUN and its flags',
    text: lines(
      'FROM python:3.12-slim',
      'ONBUILD RUN --mount=type=bind,target=/src pip install /src',
      'onbuild copy . /app',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'ONBUILD, the mount and the other trigger (trap B13).',
  },
  {
    name: 'ONBUILD over several lines',
    text: lines('FROM debian:bookworm-slim', 'ONBUILD \\', '  # for children', '  RUN apt-get install -y \\', '    jq'),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The lines and the comment.',
  },
  {
    name: 'ONBUILD of ONBUILD',
    text: lines('FROM alpine:3.20', 'ONBUILD ONBUILD RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: BuildKit rejects the chain.',
  },
  {
    name: 'legacy ENV',
    text: lines(
      'FROM python:3.12-slim',
      'ENV GREETING hello   big = world',
      'ENV PIP_NO_CACHE_DIR off',
      'RUN pip install flask',
    ),
    changes: [],
    untouched: 'The values with their blanks (trap A22); any value switches the cache off.',
  },
  {
    name: 'ENV and LABEL oddities',
    text: lines(
      'FROM alpine:3.20',
      'ENV K=--flag A\\',
      '=b',
      'LABEL "a b"="c \\',
      '  d" e=\'f "g"\'',
      'ENV X="#no comment" Y=a\\ b',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Values that look like flags, quoted names, line breaks inside of quotes (traps A19, A23).',
  },
  {
    name: 'MAINTAINER and an unquoted colon',
    text: lines(
      'FROM alpine:3.20',
      'MAINTAINER "A <a@example.org>"',
      'USER ${UID:-1000}:${GID:-1000}',
      'RUN apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The old instruction (trap I10) and the variables.',
  },
  {
    name: 'install in a loop and a condition',
    text: lines(
      'FROM alpine:3.20',
      'RUN for p in a b; do apk add "$p"; done; \\',
      '    if [ "$X" = 1 ]; then apk add c; else apk add d || true; fi',
    ),
    changes: [
      ['apk add "$p"', 'apk add --no-cache "$p"'],
      ['apk add c', 'apk add --no-cache c'],
      ['apk add d', 'apk add --no-cache d'],
    ],
    untouched: 'The keywords of the shell around the installs (trap C7).',
  },
  {
    name: 'install in a substitution, a group and the background',
    text: lines(
      'FROM python:3.12-slim',
      'RUN x="$(pip install a)"; { pip install b; } & pip install c >/dev/null 2>&1; wait',
    ),
    changes: [
      ['install a', 'install --no-cache-dir a'],
      ['install b', 'install --no-cache-dir b'],
      ['install c', 'install --no-cache-dir c'],
    ],
    untouched: 'Quotes, braces, the ampersand and the redirections.',
  },
  {
    name: 'companion before a redirection',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get install -y curl >/dev/null 2>&1 && curl -V'),
    changes: [['install -y curl', 'install -y --no-install-recommends curl ca-certificates']],
    untouched: 'The redirections, behind what is added.',
  },
  {
    name: 'answer by a pipe',
    text: lines('FROM debian:bookworm-slim', 'RUN yes | apt-get install jq', 'RUN apt-get install less < /answers'),
    changes: [
      ['install jq', 'install --no-install-recommends jq'],
      ['install less', 'install --no-install-recommends less'],
    ],
    refusals: ['apt-yes:answered-by-pipe', 'apt-yes:answered-by-pipe'],
    untouched: 'The pipe and the file that answer.',
  },
  {
    name: 'script that does not parse',
    text: lines('FROM alpine:3.20', 'RUN if true; then apk add jq', 'RUN apk add curl'),
    changes: [['add curl', 'add --no-cache curl']],
    refusals: ['apk-no-cache:unread-script'],
    untouched: 'The script without its fi.',
  },
];
