import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const bases = {
  node: 'registry.example.com/node',
  'python:3.11': 'registry.example.com/python:3.11-h',
  ruby: `ruby@${DIGEST}`,
};
const BEFORE = '# c\nFROM node:20 AS x\n\n# d\nRUN a\nFROM python:3.11\nFROM ruby:3\n';

function judge(after: string): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, policy: { bases } };
  return check(read(BEFORE), read(after), ['takes-approved-base'], surroundings);
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

test.each([
  ['a name', BEFORE.replace('node:20', 'registry.example.com/node:20')],
  ['a tag', BEFORE.replace('python:3.11', 'registry.example.com/python:3.11-h')],
  ['a digest', BEFORE.replace('ruby:3', `ruby@${DIGEST}`)],
])('accepts %s as the configuration has it', (_, after) => {
  expect(judge(after)).toBeUndefined();
});

test.each([
  ['a tag that is lost', 'node:20', 'registry.example.com/node'],
  ['another tag', 'node:20', 'registry.example.com/node:21'],
  ['another registry', 'node:20', 'example.com/node:20'],
  ['a tag that the configuration does not give', 'python:3.11', 'registry.example.com/python:3.11'],
  ['a digest that is lost', 'ruby:3', 'ruby'],
  ['another digest', 'ruby:3', `ruby@sha256:${'b'.repeat(64)}`],
  ['an image that is in no list', 'FROM ruby:3', 'FROM debian:3'],
  ['a name of a stage that is lost', 'node:20 AS x', 'registry.example.com/node:20'],
  ['a platform that is new', 'node:20', '--platform=linux/amd64 registry.example.com/node:20'],
  ['a blank more', 'node:20 AS', 'registry.example.com/node:20  AS'],
  ['another case', 'FROM node:20', 'from registry.example.com/node:20'],
  ['a comment that changed', '# c\nFROM node:20', '#  c\nFROM registry.example.com/node:20'],
  ['a RUN that changed besides', 'node:20 AS x\n\n# d\nRUN a', 'registry.example.com/node:20 AS x\n\n# d\nRUN b'],
])('declines %s', (_, was, is) => {
  expect(judge(BEFORE.replace(was, is))).toMatch(/\w/);
});
