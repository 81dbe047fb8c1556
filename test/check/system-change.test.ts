import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

const EFFECTS: readonly Effect[] = ['changes-base-system'];
const SURROUNDINGS: Surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue };

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

function judge(before: string, after: string, effects = EFFECTS): string | undefined {
  return check(read(before), read(after), effects, SURROUNDINGS);
}

/** A stage that ships, on Debian and on Alpine. */
const debian = (...lines: readonly string[]): string => ['FROM node:20', ...lines, ''].join('\n');
const alpine = (...lines: readonly string[]): string => ['FROM node:20-alpine', ...lines, ''].join('\n');
const INSTALL = 'RUN apt-get update && apt-get install -y git curl && rm -rf /var/lib/apt/lists/*';

type Case = readonly [name: string, before: string, after: string];

const WRONG: readonly Case[] = [
  // The image (traps E4 to E10)
  ['a tag that does not exist', debian('USER node'), 'FROM node:20-alpine-slim\nUSER node\n'],
  ['another version', debian('USER node'), 'FROM node:22-alpine\nUSER node\n'],
  ['another image', debian('USER node'), 'FROM python:3.12-alpine\nUSER node\n'],
  ['the slim variant, which is no Alpine', debian('USER node'), 'FROM node:20-slim\nUSER node\n'],
  ['another registry', debian('USER node'), 'FROM registry.example.com/node:20-alpine\nUSER node\n'],
  ['the name of the stage went', 'FROM node:20 AS app\nUSER node\n', 'FROM node:20-alpine\nUSER node\n'],
  ['the platform went', 'FROM --platform=linux/amd64 node:20\nUSER node\n', 'FROM node:20-alpine\nUSER node\n'],
  [
    'a variable lost its meaning',
    'ARG V=20\nFROM node:${V}\nUSER node\n',
    'ARG V=20\nFROM node:20-alpine\nUSER node\n',
  ],
  ['an image that keeps data', 'FROM postgres:16\nENV A=1\n', 'FROM postgres:16-alpine\nENV A=1\n'],
  [
    'a builder stage',
    'FROM node:20 AS b\nRUN make\nFROM node:20\n',
    'FROM node:20-alpine AS b\nRUN make\nFROM node:20\n',
  ],
  // Packages
  ['apt stays', debian(INSTALL), alpine(INSTALL)],
  ['apt stays in a stage on top', debian(INSTALL, 'FROM node:20'), alpine(INSTALL, 'FROM node:20-alpine')],
  ['a package is lost', debian(INSTALL), alpine('RUN apk add --no-cache git')],
  ['a package comes that nothing asks for', debian(INSTALL), alpine('RUN apk add --no-cache git curl nmap')],
  [
    'a package by the name of Debian',
    debian('RUN apt-get install -y zlib1g-dev'),
    alpine('RUN apk add --no-cache zlib1g-dev'),
  ],
  ['a part of what stands for it is lost', debian('RUN apt-get install -y gcc'), alpine('RUN apk add --no-cache gcc')],
  [
    'a group that only old releases have by that number',
    debian('RUN useradd --uid 1500 --gid 33 web'),
    alpine('RUN adduser -D -H -u 1500 -G xfs web'),
  ],
  ['a version is dropped', debian('RUN apt-get install -y git=1:2.39'), alpine('RUN apk add --no-cache git')],
  [
    'a package that nobody has looked up',
    debian('RUN apt-get install -y frobnicate'),
    alpine('RUN apk add --no-cache frobnicate'),
  ],
  ['Python 2 becomes Python 3', debian('RUN apt-get install -y python'), alpine('RUN apk add --no-cache python3')],
  ['a variable is guessed', debian('RUN apt-get install -y $PKGS'), alpine('RUN apk add --no-cache $PKGS')],
  ['apk keeps its index', debian(INSTALL), alpine('RUN apk add git curl')],
  ['apk takes from elsewhere', debian(INSTALL), alpine('RUN apk add --no-cache -X http://x.example git curl')],
  ['apk takes what is not signed', debian(INSTALL), alpine('RUN apk add --no-cache --allow-untrusted git curl')],
  ['a package file is installed', debian('RUN apt-get install -y ./x.deb'), alpine('RUN apk add --no-cache x')],
  ['what was not installed is removed', debian('RUN apt-get purge -y curl'), alpine('RUN apk del curl')],
  [
    'a kept package is removed',
    debian('RUN apt-get install -y gcc g++ && make && apt-get purge -y gcc'),
    alpine('RUN apk add --no-cache gcc musl-dev g++ && make && apk del gcc musl-dev'),
  ],
  // Scripts (traps B1, B4, B15)
  ['a command is lost', debian(`${INSTALL} && make`), alpine('RUN apk add --no-cache git curl')],
  ['a command comes', debian(INSTALL), alpine('RUN apk add --no-cache git curl && make')],
  ['a failure is forgiven', debian(INSTALL), alpine('RUN apk add --no-cache git curl || true')],
  ['; takes the place of &&', debian(`${INSTALL} && make`), alpine('RUN apk add --no-cache git curl; make')],
  ['the order changes', debian(`${INSTALL} && make`), alpine('RUN make && apk add --no-cache git curl')],
  ['a forgiven update is dropped', debian('RUN apt-get update || exit 3; npm -v'), alpine('RUN npm -v')],
  [
    'an install that xargs runs',
    debian('RUN cat p | xargs apt-get install -y'),
    alpine('RUN cat p | xargs apk add --no-cache'),
  ],
  ['a real folder is no longer deleted', debian('RUN rm -rf /var/lib/apt/lists/* /secret'), alpine('RUN true')],
  ['the flags of a RUN go', debian('RUN --network=none npm -v'), alpine('RUN npm -v')],
  ['set -e goes', debian('RUN set -e; apt-get update; npm -v; node -v'), alpine('RUN npm -v; node -v')],
  ['a proxy is lost', debian('RUN http_proxy=x apt-get install -y git'), alpine('RUN apk add --no-cache git')],
  ['the output goes elsewhere', debian('RUN apt-get install -y git > /log'), alpine('RUN apk add --no-cache git')],
  ['a comment is lost', debian('RUN apt-get install -y \\\n    # why\n    git'), alpine('RUN apk add --no-cache git')],
  [
    'the other instructions change',
    debian(INSTALL, 'USER node'),
    alpine('RUN apk add --no-cache git curl', 'USER root'),
  ],
  // Users (trap E2)
  ['useradd stays, which Alpine lacks', debian('RUN useradd app'), alpine('RUN useradd app')],
  ['another user', debian('RUN useradd app'), alpine('RUN adduser -D web')],
  ['another number', debian('RUN useradd -u 1500 app'), alpine('RUN adduser -D -H -u 1501 app')],
  ['a home that was not made', debian('RUN useradd app'), alpine('RUN adduser -D app')],
  [
    'no shell for who had one',
    debian('RUN useradd -r app'),
    alpine('RUN addgroup -S app && adduser -S -D -H -G app app'),
  ],
  ['another group', debian('RUN groupadd g && useradd -g g app'), alpine('RUN addgroup g && adduser -D -H app')],
  ['a system group of another kind', debian('RUN groupadd -r g'), alpine('RUN addgroup g')],
  // What Alpine lacks
  ['bash of SHELL is not there', debian('SHELL ["/bin/bash", "-c"]'), alpine('SHELL ["/bin/bash", "-c"]')],
  [
    'bash comes behind SHELL',
    debian('SHELL ["/bin/bash", "-c"]', INSTALL),
    alpine('SHELL ["/bin/bash", "-c"]', 'RUN apk add --no-cache git curl bash'),
  ],
  ['bash of a RUN is not there', debian('RUN bash -c "node -v"'), alpine('RUN bash -c "node -v"')],
  ['an option of GNU stays', debian('RUN sed -z s/a/b/ x'), alpine('RUN sed -z s/a/b/ x')],
  ['a command of Debian stays', debian('RUN update-alternatives --all'), alpine('RUN update-alternatives --all')],
  ['an echo that dash reads', debian('RUN echo "a\\nb" > x'), alpine('RUN echo "a\\nb" > x')],
  ['an echo that dash does not read', debian('RUN echo a > x'), alpine('RUN echo -e a > x')],
  [
    'a RUN of its own does more',
    debian('RUN bash -c true'),
    alpine('RUN apk add --no-cache bash && make', 'RUN bash -c true'),
  ],
  [
    'a RUN of its own behind another',
    debian('RUN node -v', 'RUN bash -c true'),
    alpine('RUN node -v', 'RUN apk add --no-cache bash', 'RUN bash -c true'),
  ],
  ['an ONBUILD is left', debian('ONBUILD RUN apt-get update'), alpine('ONBUILD RUN apt-get update')],
];

const RIGHT: readonly Case[] = [
  ['the base alone', debian('USER node'), alpine('USER node')],
  ['an install with its lists', debian(INSTALL), alpine('RUN apk add --no-cache git curl')],
  [
    'names of Alpine',
    debian('RUN apt-get update && apt-get install -y zlib1g-dev gcc'),
    alpine('RUN apk add --no-cache zlib-dev gcc musl-dev'),
  ],
  [
    'RUNs of apt alone',
    debian('RUN apt-get update', 'RUN apt-get install -y git', 'RUN node -v'),
    alpine('RUN apk add --no-cache git', 'RUN node -v'),
  ],
  [
    'in the middle of a script',
    debian('RUN set -eux; apt-get update; apt-get install -y git; npm -v'),
    alpine('RUN set -eux; apk add --no-cache git; npm -v'),
  ],
  [
    'other folders are still deleted',
    debian('RUN apt-get update && rm -rf /var/lib/apt/lists/* /tmp/x'),
    alpine('RUN rm -rf /tmp/x'),
  ],
  [
    'a user and its group',
    debian('RUN groupadd -g 1500 app && useradd -u 1500 -g app app'),
    alpine('RUN addgroup -g 1500 app && adduser -D -H -u 1500 -G app app'),
  ],
  [
    'a system user of its own group',
    debian('RUN useradd -r app && node -v'),
    alpine('RUN addgroup -S app && adduser -S -D -H -s /bin/sh -G app app && node -v'),
  ],
  [
    'bash before SHELL',
    debian('SHELL ["/bin/bash", "-c"]', 'RUN node -v'),
    alpine('RUN apk add --no-cache bash', 'SHELL ["/bin/bash", "-c"]', 'RUN node -v'),
  ],
  [
    "GNU's program in an install",
    debian(INSTALL, 'RUN sed -z s/a/b/ x'),
    alpine('RUN apk add --no-cache git curl sed', 'RUN sed -z s/a/b/ x'),
  ],
  [
    'a time zone',
    debian(INSTALL, 'ENV TZ=Europe/Berlin'),
    alpine('RUN apk add --no-cache git curl tzdata', 'ENV TZ=Europe/Berlin'),
  ],
  ['an echo with escapes', debian('RUN echo "a\\nb" > x'), alpine('RUN echo -e "a\\nb" > x')],
  [
    'an heir',
    `FROM node:20 AS base\n${INSTALL}\nFROM base\nRUN apt-get update && apt-get install -y zip\n`,
    'FROM node:20-alpine AS base\nRUN apk add --no-cache git curl\nFROM base\nRUN apk add --no-cache zip\n',
  ],
  ['a version in an argument', 'ARG V=20\nFROM node:${V}\nUSER node\n', 'ARG V=20\nFROM node:${V}-alpine\nUSER node\n'],
];

describe('changes-base-system', () => {
  test.each(WRONG)('declines: %s', (_, before, after) => {
    expect(judge(before, after)).toEqual(expect.any(String));
  });

  test.each(RIGHT)('accepts: %s', (_, before, after) => {
    expect(judge(before, after)).toBeUndefined();
  });

  test.each(RIGHT)('declines what no effect names: %s', (_, before, after) => {
    expect(judge(before, after, [])).toEqual(expect.any(String));
  });
});
