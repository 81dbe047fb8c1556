import { lines, type ModernCase } from './modern-case.ts';

/** Flags of RUN: mounts of every other type, network, security, devices. */
export const RUN_FLAGS: readonly ModernCase[] = [
  {
    name: 'bind mount',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=type=bind,source=requirements.txt,target=/tmp/requirements.txt,ro pip install --requirement /tmp/requirements.txt',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The mount with its bare "ro", and the option with its value.',
  },
  {
    name: 'bind mount by default, from an image',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=from=ghcr.io/astral-sh/uv:0.5,source=/uv,target=/bin/uv \\',
      '    uv pip install --system flask && pip install rich',
    ),
    changes: [['&& pip install', '&& pip install --no-cache-dir']],
    untouched: 'uv, whose cache has another option, and the mount without a type.',
  },
  {
    name: 'bind mount from a stage',
    text: lines(
      'FROM alpine:3.20 AS build',
      'RUN apk add jq',
      'FROM alpine:3.20',
      'RUN --mount=from=build,source=/usr/bin,target=/b,rw cp /b/jq /usr/bin/ && apk add oniguruma',
    ),
    changes: [
      ['apk add jq', 'apk add --no-cache jq'],
      ['apk add onig', 'apk add --no-cache onig'],
    ],
    untouched: 'The mount.',
  },
  {
    name: 'secret mount as a file',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=type=secret,id=pip.conf,target=/etc/pip.conf,required=true pip install private',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The secret.',
  },
  {
    name: 'secret mount as a variable',
    text: lines(
      'FROM python:3.12-slim',
      'RUN --mount=type=secret,id=token,env=TOKEN pip install --extra-index-url "https://u:${TOKEN}@pypi.example/simple" private',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The secret, and the address that uses it.',
  },
  {
    name: 'several secrets of bash',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN --mount=type=secret,id=a \\',
      '    --mount=type=secret,id=b,mode=0400,uid=1000,gid=1000 \\',
      '    . /run/secrets/a && apt-get install -y jq',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'Both secrets.',
  },
  {
    name: 'SSH mount',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN --mount=type=ssh,id=default apt-get install -y git && git clone git@example.org:a/b.git',
    ),
    changes: [['install -y git', 'install -y --no-install-recommends git ca-certificates openssh-client']],
    untouched: 'The mount; the client that git speaks SSH with is named, since it is only recommended (trap C5).',
  },
  {
    name: 'tmpfs mount',
    text: lines('FROM alpine:3.20', 'RUN --mount=type=tmpfs,target=/tmp,size=64m apk add --update jq'),
    changes: [['--update', '--no-cache']],
    untouched: 'The mount.',
  },
  {
    name: 'no network',
    text: lines('FROM python:3.12-slim', 'RUN --network=none pip install --no-index --find-links=/wheels flask'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The network and the options (trap B7).',
  },
  {
    name: 'apk without a network',
    text: lines(
      'FROM alpine:3.20',
      'COPY cache /etc/apk/cache',
      'RUN --network=none apk add jq',
      'RUN apk add --no-network curl',
    ),
    changes: [],
    refusals: ['apk-no-cache:no-network', 'apk-no-cache:no-network'],
    untouched:
      'Both installs: without a network the packages can come from the cache alone, which --no-cache switches off.',
  },
  {
    name: 'host network and insecure mode',
    text: lines('FROM alpine:3.20', 'RUN --network=host --security=insecure apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Both flags and their order.',
  },
  {
    name: 'device',
    text: lines('FROM python:3.12-slim', 'RUN --device=nvidia.com/gpu=all,required pip install torch'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The device.',
  },
  {
    name: 'all flags at once, one per line with comments',
    text: lines(
      'FROM alpine:3.20',
      'RUN --mount=type=bind,target=/src \\',
      '  # the key',
      '  --mount=type=ssh \\',
      '',
      '  --network=default \\',
      '  --security=sandbox \\',
      '  apk add jq',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The flags, the comment and the blank line between them (traps A17, A25).',
  },
  {
    name: 'two dashes end the flags',
    text: lines('FROM alpine:3.20', 'RUN --network=default -- apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The lone dashes, which BuildKit takes away.',
  },
  {
    name: 'flag that RUN does not have',
    text: lines('FROM alpine:3.20', 'RUN --cache=/x apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: BuildKit rejects the flag.',
  },
  {
    name: 'words of the command that look like flags',
    text: lines('FROM alpine:3.20', 'RUN apk --mount=type=cache,target=/x add jq && echo --network=none'),
    changes: [['/x add', '/x add --no-cache']],
    untouched: 'What stands behind the first word is no flag of RUN (trap A23).',
  },
  {
    name: 'install in a subshell with a mount',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN --mount=type=bind,target=/src ( \\',
      '    cd /src && apt-get install -y jq \\',
      '  )',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The brackets on their own lines and the continuations (trap A20).',
  },
];
