import { lines, type ModernCase } from './modern-case.ts';

/** Mounts of RUN that hold the cache of a package manager, or only seem to. */
export const CACHE_MOUNTS: readonly ModernCase[] = [
  {
    name: 'cache mounts of apt',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN rm -f /etc/apt/apt.conf.d/docker-clean; echo \'Binary::apt::APT::Keep-Downloaded-Packages "true";\' > /etc/apt/apt.conf.d/keep-cache',
      'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\',
      '  --mount=type=cache,target=/var/lib/apt,sharing=locked \\',
      '  apt-get update && apt-get --no-install-recommends install -y gcc',
    ),
    changes: [],
    untouched: 'All of it: the flag stands before the subcommand, and the lists belong to a mount (trap C3).',
  },
  {
    name: 'cache mounts of apt without the flag',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\',
      '    --mount=type=cache,target=/var/lib/apt/lists \\',
      '    apt-get update && apt-get install -y jq',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'Both mounts; nothing deletes the lists that are in one of them (trap C3).',
  },
  {
    name: 'cache mount of pip',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'The install: its cache is wanted (trap C7).',
  },
  {
    name: 'cache mount of pip in quotes',
    text: lines('FROM python:3.12-slim', 'RUN --mount="type=cache,target=/root/.cache/pip" pip install flask'),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: "The install: BuildKit drops the quotes around the flag's value.",
  },
  {
    name: 'cache mount of pip with the type last and in capitals',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=target=/root/.cache/pip,id=pip-$TARGETARCH,sharing=locked,TYPE=Cache pip install flask',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'The install: keys and type are read without regard to case and order.',
  },
  {
    name: 'cache mount with a quoted field',
    text: lines('FROM python:3.12-slim', `RUN --mount='"type=cache","target=/root/.cache/pip"' pip install flask`),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'The install: the value is a line of CSV, and its fields may be quoted.',
  },
  {
    name: 'mount whose type is a variable',
    text: lines(
      'FROM python:3.12-slim',
      'ARG KIND=cache',
      'RUN --mount=type=$KIND,target=/root/.cache/pip pip install flask',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'The install: BuildKit expands the type, and it is a cache here.',
  },
  {
    name: 'cache mount whose target is a variable',
    text: lines(
      'FROM python:3.12-slim',
      'ENV PIP_CACHE_DIR=/var/cache/pip',
      'RUN --mount=type=cache,target=${PIP_CACHE_DIR} pip install flask',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'The install and the variable in the flag.',
  },
  {
    name: 'cache mount on a line of its own',
    text: lines('FROM alpine:3.20', 'RUN \\', '  --mount=type=cache,target=/var/cache/apk \\', '  apk add jq'),
    changes: [],
    refusals: ['apk-no-cache:cache-mount'],
    untouched: 'The install: --no-cache would work against the mount (trap C9).',
  },
  {
    name: 'cache mount of apt beside pip',
    text: lines('FROM python:3.12-slim', 'RUN --mount=type=cache,target=/var/cache/apt pip install flask'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The mount: it holds no cache of pip, whose cache goes into the layer.',
  },
  {
    name: 'bind mount at the cache of pip',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=from=wheels,source=/root/.cache/pip,target=/root/.cache/pip pip install flask',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-used'],
    untouched: 'The install: the cache that is mounted is meant to be read, and the layer gets nothing of it.',
  },
  {
    name: 'tmpfs at the cache of pip',
    text: lines('FROM python:3.12-slim', 'RUN --mount=type=tmpfs,target=/root/.cache pip install flask'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The mount; what it holds is in no layer, and the option does no harm beside it.',
  },
];
