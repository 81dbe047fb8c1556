import { expect, test } from 'vitest';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

const EFFECTS: readonly Effect[] = ['changes-base-variant', 'installs-missing-packages'];
const INSTALL = 'RUN apt-get update && apt-get install -y --no-install-recommends';
const REMOVAL = '&& rm -rf /var/lib/apt/lists/*';

function judge(before: string, after: string, effects = EFFECTS): string | undefined {
  return check(read(before), read(after), effects, { ...NO_SURROUNDINGS, catalogue: openBundledCatalogue });
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

test.each([
  ['the tag alone', 'FROM node:20\nRUN a\n', 'FROM node:20-slim\nRUN a\n'],
  ['no tag', 'FROM node\n', 'FROM node:slim\n'],
  ['a suite', 'FROM python:3.11-bookworm\n', 'FROM python:3.11-slim-bookworm\n'],
  ['a variable', 'ARG V=20\nFROM node:$V AS x\n', 'ARG V=20\nFROM node:$V-slim AS x\n'],
  ['the registry written out', 'FROM docker.io/library/node:20\n', 'FROM docker.io/library/node:20-slim\n'],
  ['a platform', 'FROM --platform=linux/amd64 node:22\n', 'FROM --platform=linux/amd64 node:22-slim\n'],
  ['a command comes back', 'FROM node:20\nRUN git x\n', `FROM node:20-slim\n${INSTALL} git ${REMOVAL}\nRUN git x\n`],
  [
    'it comes back where packages are installed already',
    `FROM node:20\n${INSTALL} tini ${REMOVAL}\nRUN curl x\n`,
    `FROM node:20-slim\n${INSTALL} tini curl ${REMOVAL}\nRUN curl x\n`,
  ],
  [
    'behind settings and before a comment',
    'FROM node:20\nENV A=b\n# why\nRUN git x\n',
    `FROM node:20-slim\nENV A=b\n${INSTALL} git ${REMOVAL}\n# why\nRUN git x\n`,
  ],
  [
    'for what starts with it',
    'FROM node:20\nCMD ["git"]\n',
    `FROM node:20-slim\n${INSTALL} git ${REMOVAL}\nCMD ["git"]\n`,
  ],
  ['a library', 'FROM node:20\n', `FROM node:20-slim\n${INSTALL} libpq5 ${REMOVAL}\n`],
  ['what the image brings by itself', 'FROM python:3.11\nRUN python3 a\n', 'FROM python:3.11-slim\nRUN python3 a\n'],
  [
    'what full images had until 2021',
    'FROM debian:buster\nRUN ping x\n',
    `FROM debian:buster-slim\n${INSTALL} iputils-ping ${REMOVAL}\nRUN ping x\n`,
  ],
  [
    'line ends as the file has them',
    'FROM node:20\r\nRUN git x\r\n',
    `FROM node:20-slim\r\n${INSTALL} git ${REMOVAL}\r\nRUN git x\r\n`,
  ],
  ['a builtin of the shell', 'FROM node:20\nRUN kill 1\n', 'FROM node:20-slim\nRUN kill 1\n'],
])('accepts %s', (_, before, after) => {
  expect(judge(before, after)).toBeUndefined();
});

test.each([
  ['a tag that there is not', 'FROM node:20\n', 'FROM node:20-slimmer\n'],
  ['alpine in the place of slim', 'FROM node:20\n', 'FROM node:20-alpine\n'],
  ['a word in the wrong place', 'FROM node:20\n', 'FROM node:slim-20\n'],
  ['another version', 'FROM node:20\n', 'FROM node:22-slim\n'],
  ['a less exact version', 'FROM node:20.11.0\n', 'FROM node:20-slim\n'],
  ['another suite', 'FROM python:3.11-bookworm\n', 'FROM python:3.11-slim-trixie\n'],
  ['a suite that is lost', 'FROM python:3.11-bullseye\n', 'FROM python:3.11-slim\n'],
  ['another image', 'FROM node:20\n', 'FROM python:3.11-slim\n'],
  ['an image with another registry', 'FROM node:20\n', 'FROM example.com/node:20-slim\n'],
  ['an image that nobody knows', 'FROM company/node:20\n', 'FROM company/node:20-slim\n'],
  ['a stage for an image', 'FROM node:20 AS node\nFROM node\n', 'FROM node:20 AS node\nFROM node:slim\n'],
  [
    'the digest of the old one (trap E6)',
    `FROM node:20@sha256:${'a'.repeat(64)}\n`,
    `FROM node:20-slim@sha256:${'a'.repeat(64)}\n`,
  ],
  ['a variable that holds the variant (E7)', 'ARG V=20\nFROM node:$V\n', 'ARG V=20-slim\nFROM node:$V\n'],
  ['a variable filled in', 'ARG V=20\nFROM node:$V\n', 'ARG V=20\nFROM node:20-slim\n'],
  ['a platform that is lost (E9)', 'FROM --platform=$BUILDPLATFORM node:20\n', 'FROM node:20-slim\n'],
  ['a name that is lost', 'FROM node:20 AS base\nRUN a\n', 'FROM node:20-slim\nRUN a\n'],
  ['a command that goes missing (E3)', 'FROM node:20\nRUN git x\n', 'FROM node:20-slim\nRUN git x\n'],
  ['one behind a wrapper', 'FROM node:20\nRUN env A=b curl x\n', 'FROM node:20-slim\nRUN env A=b curl x\n'],
  ['one in a substitution', 'FROM node:20\nRUN echo "$(git x)"\n', 'FROM node:20-slim\nRUN echo "$(git x)"\n'],
  ['one in CMD', 'FROM node:20\nCMD git x\n', 'FROM node:20-slim\nCMD git x\n'],
  [
    'one in ENTRYPOINT',
    'FROM node:20\nENTRYPOINT ["/usr/bin/git"]\n',
    'FROM node:20-slim\nENTRYPOINT ["/usr/bin/git"]\n',
  ],
  ['one in HEALTHCHECK', 'FROM node:20\nHEALTHCHECK CMD curl x\n', 'FROM node:20-slim\nHEALTHCHECK CMD curl x\n'],
  ['one in a stage on top', 'FROM node:20 AS a\nFROM a\nRUN git x\n', 'FROM node:20-slim AS a\nFROM a\nRUN git x\n'],
  ['one in the text of a shell', 'FROM node:20\nRUN sh -ec "git x"\n', 'FROM node:20-slim\nRUN sh -ec "git x"\n'],
  [
    'a package that goes, at the end of an install',
    `FROM node:20\n${INSTALL} tini git ${REMOVAL}\n`,
    `FROM node:20-slim\n${INSTALL} tini git curl- ${REMOVAL}\n`,
  ],
  [
    'added to an install that only renews what is there',
    'FROM node:20\nRUN apt-get install -y --only-upgrade openssl\nRUN git x\n',
    'FROM node:20-slim\nRUN apt-get install -y --only-upgrade openssl git\nRUN git x\n',
  ],
  ['another one installed', 'FROM node:20\nRUN git x\n', `FROM node:20-slim\n${INSTALL} curl ${REMOVAL}\nRUN git x\n`],
  ['installed too late', 'FROM node:20\nRUN git x\n', `FROM node:20-slim\nRUN git x\n${INSTALL} git ${REMOVAL}\n`],
  [
    'installed in another stage',
    'FROM node:20 AS a\nRUN git x\nFROM a\n',
    `FROM node:20-slim AS a\nRUN git x\nFROM a\n${INSTALL} git ${REMOVAL}\n`,
  ],
  ['a package that nobody asked for', 'FROM node:20\n', `FROM node:20-slim\n${INSTALL} netcat-openbsd ${REMOVAL}\n`],
  ['a package from a variable', 'FROM node:20\n', `FROM node:20-slim\n${INSTALL} $A ${REMOVAL}\n`],
  ['lists that stay', 'FROM node:20\nRUN git x\n', `FROM node:20-slim\n${INSTALL} git\nRUN git x\n`],
  [
    'more deleted than the lists',
    'FROM node:20\nRUN git x\n',
    `FROM node:20-slim\n${INSTALL} git && rm -rf /var/lib/apt\nRUN git x\n`,
  ],
  [
    'a failure that is ignored',
    'FROM node:20\nRUN git x\n',
    `FROM node:20-slim\n${INSTALL} git; rm -rf /var/lib/apt/lists/*\nRUN git x\n`,
  ],
  [
    'an update that is left out',
    'FROM node:20\nRUN git x\n',
    `FROM node:20-slim\nRUN apt-get install -y git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'a user who may not install (G3)',
    'FROM node:20\nUSER node\nRUN git x\n',
    `FROM node:20-slim\nUSER node\n${INSTALL} git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'an option besides the package',
    `FROM node:20\n${INSTALL} tini ${REMOVAL}\nRUN git x\n`,
    `FROM node:20-slim\n${INSTALL} --allow-unauthenticated tini git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'a package that is lost',
    `FROM node:20\n${INSTALL} tini ${REMOVAL}\nRUN git x\n`,
    `FROM node:20-slim\n${INSTALL} git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'a comment that is lost',
    'FROM node:20\n# why\nRUN git x\n',
    `FROM node:20-slim\n${INSTALL} git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'installed though the base is what it was',
    'FROM node:20\nRUN git x\n',
    `FROM node:20\n${INSTALL} git ${REMOVAL}\nRUN git x\n`,
  ],
  [
    'the base of a stage that does not ship',
    'FROM node:20 AS a\nFROM debian:12\n',
    'FROM node:20-slim AS a\nFROM debian:12\n',
  ],
  ['another case of FROM', 'FROM node:20\n', 'from node:20-slim\n'],
  ['a blank more in FROM', 'FROM node:20 AS x\nRUN a\n', 'FROM node:20-slim  AS x\nRUN a\n'],
  ['FROM on other lines', 'FROM node:20 AS x\nRUN a\n', 'FROM node:20-slim \\\n AS x\nRUN a\n'],
  ['a FROM that is indented', 'FROM node:20\nRUN a\n', ' FROM node:20-slim\nRUN a\n'],
  ['a tool of the network that goes missing', 'FROM debian:buster\nRUN ip a\n', 'FROM debian:buster-slim\nRUN ip a\n'],
  ["Debian's Python for Python 2", 'FROM python:2.7\nRUN python3 a\n', 'FROM python:2.7-slim\nRUN python3 a\n'],
  ['what only the full Java has', 'FROM openjdk:11\nRUN unzip a\n', 'FROM openjdk:11-slim\nRUN unzip a\n'],
  ...(
    [
      ['a word in the update', 'RUN apt-get update x && apt-get install -y --no-install-recommends git'],
      ['an option of the update', 'RUN apt-get update -o x && apt-get install -y --no-install-recommends git'],
      [
        'an update that is there twice',
        'RUN apt-get update \\\nRUN apt-get update && apt-get install -y --no-install-recommends git',
      ],
      ['what is only recommended', 'RUN apt-get update && apt-get install -y git'],
      ['an option that apt does not know', 'RUN apt-get update && apt-get install -y --NO-INSTALL-RECOMMENDS git'],
      ['a package that is there twice', `${INSTALL} git git`],
      ['a version of a package', `${INSTALL} git=1:2`],
      ['a package that goes', `${INSTALL} git curl-`],
      ['an assignment', 'RUN apt-get update && A=b apt-get install -y --no-install-recommends git'],
      ['a redirection', `${INSTALL} git > /dev/null`],
      ['a comment that is new', `RUN apt-get update \\\n# new\n && apt-get install -y --no-install-recommends git`],
      ['a line end of another kind', `RUN apt-get update \\\r\n && apt-get install -y --no-install-recommends git`],
      ['another program', 'RUN apt update && apt install -y --no-install-recommends git'],
    ] as const
  ).map(([what, run]): [string, string, string] => [
    `in the new RUN ${what}`,
    'FROM node:20\nRUN git x\n',
    `FROM node:20-slim\n${run} ${REMOVAL}\nRUN git x\n`,
  ]),
  [
    'a line end of another kind before the new RUN',
    'FROM node:20\nENV A=b\nRUN git x\n',
    `FROM node:20-slim\nENV A=b\r\n${INSTALL} git ${REMOVAL}\nRUN git x\n`,
  ],
  ['a RUN that changed besides', 'FROM node:20\nRUN a\n', 'FROM node:20-slim\nRUN b\n'],
  ['an instruction that came along', 'FROM node:20\nRUN a\n', 'FROM node:20-slim\nENV A=b\nRUN a\n'],
  ['an instruction that went', 'FROM node:20\nENV A=b\nRUN a\n', 'FROM node:20-slim\nRUN a\n'],
])('declines %s', (_, before, after) => {
  expect(judge(before, after)).toMatch(/\w/);
});

test('declines each change whose effect was not declared', () => {
  const installed = `FROM node:20-slim\n${INSTALL} git ${REMOVAL}\nRUN git x\n`;
  expect(judge('FROM node:20\n', 'FROM node:20-slim\n', [])).toMatch(/\w/);
  expect(judge('FROM node:20\nRUN git x\n', installed, ['changes-base-variant'])).toMatch(/\w/);
  expect(judge('FROM node:20\nRUN git x\n', installed, ['installs-missing-packages'])).toMatch(/\w/);
});
