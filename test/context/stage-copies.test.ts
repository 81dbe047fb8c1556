import { describe, expect, test } from 'vitest';
import { memoryContext } from '../../src/context/memory.ts';
import { findBuilders, findCopiedThroughStages, findThroughStages } from '../../src/context/stage-copies.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readStages } from '../../src/dockerfile/stages.ts';

const context = memoryContext({
  'package.json': '{}',
  'src/main.js': '',
  'bin/start.sh': '#!/bin/sh\n',
});

function read(text: string) {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return { file, stage: readStages(file).at(-1)! };
}

const BUILD = 'FROM node:20 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\n';

describe('where a path was before it was copied from another stage', () => {
  test.each([
    ['a folder to its own place', 'COPY --from=build /app /app', '/app/package.json', 'package.json'],
    ['a folder to another place', 'COPY --from=build /app/src /srv', '/srv/main.js', 'src/main.js'],
    ['a stage by its number', 'COPY --from=0 /app /srv/', '/srv/src/main.js', 'src/main.js'],
    ['a stage in other letters', 'COPY --from=BUILD /app /srv/', '/srv/src/main.js', 'src/main.js'],
    [
      'a file into a folder',
      'COPY --from=build /app/bin/start.sh /usr/local/bin/',
      '/usr/local/bin/start.sh',
      'bin/start.sh',
    ],
    ['a file to a name of its own', 'COPY --from=build /app/bin/start.sh /start', '/start', 'bin/start.sh'],
    ['a path that counts from the root', 'COPY --from=build app/bin /b', '/b/start.sh', 'bin/start.sh'],
    ['one of several', 'COPY --from=build /app/src /app/bin /b/', '/b/start.sh', 'bin/start.sh'],
  ])('%s', (_, copy, path, expected) => {
    const { file, stage } = read(`${BUILD}FROM node:20-slim\n${copy}\n`);
    const found = findThroughStages(file, stage, context, path);
    expect(found).toMatchObject({ kind: 'found', contextPath: expected });
    expect(found!.instruction).toBe(stage.instructions.at(-1));
  });

  test('through two stages', () => {
    const { file, stage } = read(
      `${BUILD}FROM node:20 AS deps\nCOPY --from=build /app /deps\nFROM node:20-slim\nCOPY --from=deps /deps /app\n`,
    );
    expect(findThroughStages(file, stage, context, '/app/package.json')).toMatchObject({ contextPath: 'package.json' });
  });

  test.each([
    ['what a RUN made', 'COPY --from=build /app /app', '/app/dist/main.js'],
    ['another image', 'COPY --from=nginx /app /app', '/app/package.json'],
    ['a stage that comes later', 'COPY --from=1 /app /app', '/app/package.json'],
    ['a stage whose name is a variable', 'ARG X=build\nCOPY --from=$X /app /app', '/app/package.json'],
    ['a pattern', 'COPY --from=build /app/*.json /app/', '/app/package.json'],
  ])('not for %s', (_, copy, path) => {
    const { file, stage } = read(`${BUILD}FROM node:20-slim\n${copy}\n`);
    expect(findThroughStages(file, stage, context, path)?.kind).toBe('unknown');
  });

  test('a later copy of another stage hides an earlier one of the context', () => {
    const { file, stage } = read(
      `FROM busybox AS build\nRUN make\nFROM node:20-slim\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app /app\n`,
    );
    expect(findThroughStages(file, stage, context, '/app/package.json')?.kind).toBe('unknown');
  });
});

test('all files of the context that come by way of another stage, by the COPY that brings them', () => {
  const { file, stage } = read(`${BUILD}FROM node:20-slim\nCOPY --from=build /app/src /app/package.json /srv/\n`);
  const found = findCopiedThroughStages(file, stage, context).filter(({ kind }) => kind === 'file');
  expect(found.map((each) => (each.kind === 'file' ? [each.imagePath, each.contextPath] : []))).toEqual([
    ['/srv/package.json', 'package.json'],
    ['/srv/main.js', 'src/main.js'],
  ]);
  expect(found.every(({ instruction }) => instruction === stage.instructions[0])).toBe(true);
});

describe('stages that copy from each other over and over', () => {
  const copies = (stage: number): string =>
    Array.from({ length: 8 }, (_, i) => `COPY --from=s${stage - 1} / /${i % 2 ? 'a' : ''}\n`).join('');
  const stages = Array.from({ length: 60 }, (_, i) => `FROM busybox AS s${i}\n${i === 0 ? 'COPY . /x\n' : copies(i)}`);
  const { file, stage } = read(stages.join(''));

  test('a path is found, or not, soon', () => {
    expect(findThroughStages(file, stage, context, '/x/package.json')).toMatchObject({ contextPath: 'package.json' });
    expect(findThroughStages(file, stage, context, '/a/nothing')?.kind).toBe('unknown');
  });

  test('builders are listed once', () => {
    expect(findBuilders(file, stage)).toHaveLength(59);
  });

  test('no more files are listed than anyone has', () => {
    expect(findCopiedThroughStages(file, stage, context).length).toBeLessThanOrEqual(100_000);
  });
});
