import { lines, type ModernCase } from './modern-case.ts';

/** Comments inside and above instructions, and pragmas of several tools. */
export const COMMENTS: readonly ModernCase[] = [
  {
    name: 'comment between continuation lines',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update && \\',
      "    # needed, don't drop",
      '    apt-get install -y jq',
    ),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The comment and its apostrophe (trap A17).',
  },
  {
    name: 'comments between packages',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update && apt-get install -y \\',
      '    # TLS',
      '    curl \\',
      '# at the margin',
      '    less',
      'USER app',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['    less\n', '    less \\\n    ca-certificates\n'],
    ],
    untouched: 'Both comments, each above its package.',
  },
  {
    name: 'comment that ends in a backslash',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get update && \\', '    # gone \\', '    apt-get install -y jq'),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The comment: its backslash joins nothing.',
  },
  {
    name: 'comment behind the last package',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get install -y \\',
      '    less \\',
      '    curl \\',
      '    # the end',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['    curl \\\n', '    curl \\\n    ca-certificates \\\n'],
    ],
    untouched: 'The comment at the end and the mark above it.',
  },
  {
    name: 'comment between update and add',
    text: lines('FROM alpine:3.20', 'RUN apk update && \\', '    # tools', '    apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'apk update: taking it out would take the comment with it (trap A17).',
  },
  {
    name: 'shell comment behind a command',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get install -y curl # for probes'),
    changes: [['install -y curl', 'install -y --no-install-recommends curl ca-certificates']],
    untouched: 'The comment, which stays behind what is added (trap A18).',
  },
  {
    name: 'shell comment that hides an install',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get install -y less # web \\', '  && apt-get install jq'),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The second install: joined, it is part of the comment and never runs (trap A18).',
  },
  {
    name: 'comments in empty substitutions',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get install -y \\', '\tless `# pager` \\', '\tjq `# json`'),
    changes: [['install -y', 'install -y --no-install-recommends']],
    untouched: 'The substitutions, by which some comment single words.',
  },
  {
    name: 'sign of a comment inside a word',
    text: lines('FROM python:3.12-slim', 'RUN pip install git+https://example.org/x.git#egg=x "y#z"'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The fragments, which are no comments.',
  },
  {
    name: 'hadolint pragma for the rule',
    text: lines(
      'FROM debian:bookworm-slim',
      '# hadolint ignore=DL3008,DL3015',
      'RUN apt-get install jq',
      'RUN apt-get install less',
    ),
    changes: [
      ['install jq', 'install -y jq'],
      ['install less', 'install -y --no-install-recommends less'],
    ],
    untouched:
      'The recommendations of the first install, for which DL3015 is switched off, and the pragma above it (trap K4).',
  },
  {
    name: 'hadolint pragma for the whole file',
    text: lines('# hadolint global ignore=DL3018,DL3019', 'FROM alpine:3.20', 'RUN apk add jq'),
    changes: [],
    untouched: 'The install: DL3019 is switched off.',
  },
  {
    name: 'hadolint pragma for another rule',
    text: lines('FROM alpine:3.20', '# hadolint ignore=DL3018', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The pragma directly above its RUN (trap K4).',
  },
  {
    name: 'pragmas of other tools',
    text: lines(
      'FROM alpine:3.20',
      '# tally ignore=hadolint/DL3018',
      '# trivy:ignore:DS002',
      '# checkov:skip=CKV_DOCKER_3: no user',
      '# nosemgrep: dockerfile.missing-user',
      '# renovate: datasource=repology depName=alpine_3_20/jq',
      'ENV JQ_VERSION=1.7.1-r0',
      '# shellcheck disable=SC2086',
      'RUN apk add jq=$JQ_VERSION',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Every pragma, directly above what it is for (trap K4).',
  },
  {
    name: 'own pragma',
    text: lines(
      'FROM alpine:3.20',
      '# dockoptimize ignore=apk-no-cache -- offline mirror',
      'RUN apk add jq',
      'RUN apk add curl',
    ),
    changes: [['add curl', 'add --no-cache curl']],
    untouched: 'The first install, for which the transform is switched off.',
  },
  {
    name: 'own pragma inside the instruction',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update && \\',
      '    # dockoptimize ignore=all',
      '    apt-get install jq',
    ),
    changes: [],
    untouched: 'The whole RUN.',
  },
  {
    name: 'own pragma for a stage',
    text: lines(
      '# dockoptimize stage ignore=all',
      'FROM alpine:3.20 AS a',
      'RUN apk add jq',
      'FROM alpine:3.20',
      'RUN apk add curl',
    ),
    changes: [['add curl', 'add --no-cache curl']],
    untouched: 'The first stage.',
  },
  {
    name: 'own pragma for the file, as a heredoc body',
    text: lines('FROM alpine:3.20', 'RUN <<EOF', '# dockoptimize global ignore=all', 'apk add jq', 'EOF'),
    changes: [['apk add', 'apk add --no-cache']],
    twins: 'no-change',
    untouched: 'The line of the body: what stands in a script is a comment of the shell, not of the Dockerfile.',
  },
  {
    name: 'pragma behind a heredoc',
    text: lines('FROM alpine:3.20', 'RUN <<EOF', 'true', 'EOF', '# hadolint ignore=DL3019', 'RUN apk add jq'),
    changes: [],
    untouched: 'The install: the pragma above it counts, though a terminator stands above that (trap K4).',
  },
  {
    name: 'indented comments and comments at the end',
    text: lines('   # one', 'FROM alpine:3.20', '\t# two', 'RUN apk add jq', '', '  #three', '#'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The comments, wherever they stand.',
  },
];
