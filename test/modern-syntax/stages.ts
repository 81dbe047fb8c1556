import { lines, type ModernCase } from './modern-case.ts';

/** FROM, global ARGs, platforms, names of stages, and what a stage inherits. */
export const STAGES: readonly ModernCase[] = [
  {
    name: 'platform of the build machine',
    text: lines(
      'FROM --platform=$BUILDPLATFORM golang:1.22-alpine AS build',
      'ARG TARGETOS TARGETARCH',
      'RUN apk add git',
      'FROM --platform=${TARGETPLATFORM:-linux/amd64} alpine:3.20',
      'COPY --from=build /x /x',
    ),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Both platforms and the ARG with two names.',
  },
  {
    name: 'base from a global ARG',
    text: lines('ARG ALPINE=3.20', 'FROM alpine:${ALPINE}', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'ARG and FROM.',
  },
  {
    name: 'base with a fallback',
    text: lines('ARG BASE', 'FROM ${BASE:-python:3.12-slim} AS run', 'RUN pip install flask'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The fallback with its colon.',
  },
  {
    name: 'base with a pattern, safe fixes only',
    text: lines('ARG IMAGE=docker.io/library/x', 'FROM ${IMAGE#docker.io/}', 'RUN pip install flask', 'RUN apk add jq'),
    changes: [],
    unsafe: false,
    untouched:
      'Both installs: what the base is, and how old its pip and apk are, is not known, so nothing safe can be said.',
  },
  {
    name: 'base with a pattern',
    text: lines(
      'ARG IMAGE=docker.io/library/x',
      'FROM ${IMAGE#docker.io/} AS a',
      'FROM ${IMAGE%%:*}:2',
      'RUN pip install flask',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The patterns, whose # starts no comment.',
  },
  {
    name: 'base with a replacement',
    text: lines('ARG V=1-2', 'FROM alpine:${V//-/.}', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The replacement.',
  },
  {
    name: 'base in quotes',
    text: lines('FROM "alpine:3.20" AS base', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The quotes, which BuildKit drops.',
  },
  {
    name: 'base with a port, tag and digest',
    text: lines(`FROM localhost:5000/team/alpine:3.20@sha256:${'1a'.repeat(32)} AS b`, 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'Every part of the reference (trap A27).',
  },
  {
    name: 'stages for several targets',
    text: lines(
      'FROM python:3.12-slim AS base',
      'RUN pip install flask',
      'FROM base AS dev',
      'RUN pip install pytest',
      'FROM base AS prod',
      'CMD ["flask", "run"]',
      'FROM dev AS debug',
      'RUN pip install debugpy',
    ),
    changes: [
      ['install flask', 'install --no-cache-dir flask'],
      ['install pytest', 'install --no-cache-dir pytest'],
      ['install debugpy', 'install --no-cache-dir debugpy'],
    ],
    untouched: 'The stages and their order: each may be a target.',
  },
  {
    name: 'variable of the parent stage',
    text: lines('FROM python:3.12-slim AS base', 'ENV PIP_NO_CACHE_DIR=1', 'FROM base', 'RUN pip install flask'),
    changes: [],
    untouched: 'The install: its cache is off already, by the stage it inherits from (trap C7).',
  },
  {
    name: 'variable of another stage',
    text: lines(
      'FROM python:3.12-slim AS base',
      'ENV PIP_NO_CACHE_DIR=1',
      'FROM python:3.12-slim',
      'RUN pip install flask',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The first stage: its variables are not those of the second.',
  },
  {
    name: 'global ARG does not reach a stage',
    text: lines('ARG PIP_NO_CACHE_DIR=1', 'FROM python:3.12-slim', 'RUN pip install flask'),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The ARG before FROM, which no RUN sees.',
  },
  {
    name: 'global ARG that a stage takes over',
    text: lines('ARG PIP_NO_CACHE_DIR=1', 'FROM python:3.12-slim', 'ARG PIP_NO_CACHE_DIR', 'RUN pip install flask'),
    changes: [],
    untouched: 'The install: the stage takes over the default of the global ARG, so the cache is off already.',
  },
  {
    name: 'cache of pip that a later stage copies',
    text: lines(
      'FROM python:3.12 AS build',
      'RUN pip install -r r.txt',
      'FROM python:3.12-slim',
      'COPY --from=build /root/.cache /root/.cache',
      'RUN pip install -r r.txt && rm -rf /root/.cache',
    ),
    changes: [],
    untouched: 'Both installs: the first one makes what the COPY takes, and without it the build fails.',
  },
  {
    name: 'cache of pip that a later stage mounts',
    text: lines(
      'FROM python:3.12 AS build',
      'RUN pip wheel -r r.txt',
      'FROM python:3.12-slim',
      'RUN --mount=from=build,source=/root/.cache,target=/root/.cache,rw pip install -r r.txt',
    ),
    changes: [],
    refusals: ['pip-no-cache:cache-mount'],
    untouched: 'Both commands: the first one makes what the mount takes, and without it the build fails.',
  },
  {
    name: 'cache of pip that is copied in',
    text: lines(
      'FROM python:3.12-slim',
      'COPY --from=wheels /root/.cache/pip /root/.cache/pip',
      'RUN pip install flask',
    ),
    changes: [],
    untouched:
      'The install: it is to take its wheels from the cache that was put there; a slim image may not be able to build them.',
  },
  {
    name: 'shell of the parent stage',
    text: lines(
      'FROM debian:bookworm-slim AS base',
      'SHELL ["pwsh", "-Command"]',
      'FROM base',
      'RUN apt-get install jq',
      'FROM debian:bookworm-slim',
      'RUN apt-get install less',
    ),
    changes: [['install less', 'install -y --no-install-recommends less']],
    refusals: ['apt-yes:unread-script', 'apt-no-recommends:unread-script'],
    untouched: 'The install of the second stage: PowerShell reads it.',
  },
  {
    name: 'stage named like an image',
    text: lines('FROM scratch AS alpine', 'COPY x /', 'FROM alpine', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The second FROM, which is the first stage.',
  },
  {
    name: 'several names in one ARG',
    text: lines('FROM alpine:3.20', 'ARG A=1 B="x y" C D=$A', 'RUN apk add "jq=$A"'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The ARG (traps A23, I12).',
  },
  {
    name: 'comment behind FROM',
    text: lines('FROM alpine:3.20 # pinned', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: BuildKit takes one or three words (trap A18).',
  },
  {
    name: 'named context as base',
    text: lines('FROM app-base', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The name, which a build context may stand for.',
  },
  {
    name: 'ENV between ARG and RUN',
    text: lines(
      'FROM python:3.12-slim',
      'ARG PIP_NO_CACHE_DIR',
      'ENV PIP_NO_CACHE_DIR=${PIP_NO_CACHE_DIR:-1}',
      'RUN pip install flask',
    ),
    changes: [],
    untouched: 'The install: the variable has a value in any case.',
  },
];
