import { lines, type ModernCase } from './modern-case.ts';

/** Newer package tools, and how older ones are called today. */
export const TOOLS: readonly ModernCase[] = [
  {
    name: 'uv pip install',
    text: lines(
      'FROM python:3.12-slim',
      'COPY --from=ghcr.io/astral-sh/uv:latest /uv /uvx /bin/',
      'RUN uv pip install --system -r requirements.txt',
    ),
    changes: [],
    untouched: "uv has a cache of its own and no need of pip's option.",
  },
  {
    name: 'uv sync with its mounts',
    text: lines(
      'FROM python:3.12-slim-bookworm',
      'ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy',
      'RUN --mount=type=cache,target=/root/.cache/uv \\',
      '    --mount=type=bind,source=uv.lock,target=uv.lock \\',
      '    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \\',
      '    uv sync --locked --no-install-project --no-dev',
      'RUN apt-get update && apt-get install -y libpq5',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The three mounts and uv.',
  },
  {
    name: 'uv in exec form',
    text: lines('FROM python:3.12-slim', 'RUN ["uv", "pip", "install", "--system", "flask"]'),
    changes: [],
    untouched: 'uv in exec form: nothing of pip is in it, so there is nothing to report either.',
  },
  {
    name: 'pip installs uv',
    text: lines('FROM python:3.12-slim', 'RUN pip install uv && uv sync --frozen && uv run pip install x'),
    changes: [['RUN pip install', 'RUN pip install --no-cache-dir']],
    untouched: 'What uv runs.',
  },
  {
    name: 'poetry and pipx',
    text: lines(
      'FROM python:3.12-slim',
      'RUN pipx install poetry==1.8.2',
      'RUN poetry install --no-root && poetry run pip install x',
      'RUN pip install "poetry>=1.8,<2" \'tox<5\'',
    ),
    changes: [['RUN pip install', 'RUN pip install --no-cache-dir']],
    untouched: 'pipx and poetry, and the comparison signs in quotes.',
  },
  {
    name: 'pip with a comparison outside of quotes',
    text: lines('FROM python:3.12-slim', 'RUN pip install flask>=2'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The redirection that its author did not mean.',
  },
  {
    name: 'pip of a virtual environment',
    text: lines(
      'FROM python:3.12-slim',
      'RUN python -m venv /venv && /venv/bin/pip install flask && /venv/bin/python -m pip install rich',
    ),
    changes: [
      ['pip install flask', 'pip install --no-cache-dir flask'],
      ['pip install rich', 'pip install --no-cache-dir rich'],
    ],
    untouched: 'The paths.',
  },
  {
    name: 'pip by python with its own options',
    text: lines('FROM python:3.12-slim', 'RUN python3 -I -u -m pip --disable-pip-version-check install -e .[dev]'),
    changes: [['check install', 'check install --no-cache-dir']],
    untouched: 'Options of Python and of pip before the subcommand; the extras stay one word.',
  },
  {
    name: 'corepack and pnpm',
    text: lines(
      'FROM node:20-alpine AS base',
      'ENV PNPM_HOME="/pnpm" PATH="/pnpm:$PATH"',
      'RUN corepack enable && apk add --no-cache libc6-compat',
      'FROM base AS deps',
      'RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm fetch --frozen-lockfile',
      'RUN pnpm install -r --offline && apk add git',
    ),
    changes: [['apk add git', 'apk add --no-cache git']],
    untouched: 'corepack, pnpm and the install that is right already.',
  },
  {
    name: 'bun',
    text: lines(
      'FROM oven/bun:1-alpine',
      'RUN apk add --virtual .build git',
      'RUN bun install --frozen-lockfile --production',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'bun, and the value of --virtual.',
  },
  {
    name: 'npm, yarn and cargo beside apt-get',
    text: lines(
      'FROM node:20-bookworm-slim',
      'RUN npm ci && yarn install --immutable && apt-get install -y jq && cargo install --locked just',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The other installs.',
  },
  {
    name: 'apt-get with everything',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update && apt-get install -yqq --no-install-recommends jq && rm -rf /var/lib/apt/lists/*',
    ),
    changes: [],
    untouched: 'All of it: nothing is missing.',
  },
  {
    name: 'apt-get with options in odd places',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install jq=1.6-* less:amd64 -y -t bookworm-backports',
    ),
    changes: [['3 install', '3 install --no-install-recommends']],
    untouched: 'The assignment, the options with values, and the order of the words (trap C6).',
  },
  {
    name: 'apk with everything',
    text: lines('FROM alpine:3.20', 'RUN apk --no-cache add jq && apk add --no-cache --virtual=.d gcc && apk del .d'),
    changes: [],
    untouched: 'All of it: the option may stand before the subcommand.',
  },
  {
    name: 'apk with repositories',
    text: lines('FROM alpine:3.20', 'RUN apk add -U -X http://dl.example/edge/testing "php82>8.2" hello@testing'),
    changes: [['-U', '--no-cache']],
    untouched: 'The repository, the comparison in quotes and the tagged package.',
  },
  {
    name: 'update before add',
    text: lines('FROM alpine:3.20', 'RUN apk update \\', '    && apk upgrade \\', '    && apk add --no-cache jq'),
    changes: [
      ['apk update \\\n    && ', ''],
      ['apk upgrade', 'apk upgrade --no-cache'],
    ],
    untouched: 'The layout of the lines that stay.',
  },
  {
    name: 'installs that are text',
    text: lines(
      'FROM alpine:3.20',
      'RUN echo "apk add a" && printf \'pip install b\\n\' > /n && echo apt-get install c',
      'RUN sh -c "apk add d"',
      "RUN eval 'apk add e'",
    ),
    changes: [],
    untouched: 'All of it: text in quotes, arguments of echo, and scripts handed to another shell.',
  },
  {
    name: 'install whose command is not known',
    text: lines(
      'FROM alpine:3.20',
      'RUN $PM add jq && ${APK:-apk} add jq && "$(command -v apk)" add jq && $APT_GET install x',
    ),
    changes: [],
    untouched: 'All of it: what runs depends on the build.',
  },
  {
    name: 'install as another user',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN sudo -E apt-get install -y jq',
      'RUN su -c "pip install x" app',
      'RUN gosu app pip install --user y',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['app pip install', 'app pip install --no-cache-dir'],
    ],
    untouched: 'sudo, gosu and what su is handed as text (trap C12).',
  },
];
