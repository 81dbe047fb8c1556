import { expect, test } from 'vitest';
import { ALL_EFFECTS } from './rewrites.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { makeAnswers, type RegistryAnswer } from '../../src/knowledge/registry/answers.ts';

const [A, B] = [`sha256:${'a1'.repeat(32)}`, `sha256:${'b2'.repeat(32)}`];
const found = (digest: string): RegistryAnswer => ({ kind: 'found', digest, date: '2026-11-21', contents: undefined });
const KNOWN = {
  images: {
    'a:latest': found(A),
    'a:2.1': found(A),
    'a:2.0': found(B),
    'a:slim': found(A),
    'a:gone': { kind: 'missing', date: '2026-11-21' },
    'a:away': { kind: 'trouble', because: 'so' },
    'b:latest': found(A),
    'b:2.1': found(A),
  },
  versions: {},
} as const;

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

function judge(before: string, after: string, effects: readonly Effect[], isOnline = true): string | undefined {
  const registry = isOnline ? makeAnswers(KNOWN) : undefined;
  return check(read(before), read(after), effects, { ...NO_SURROUNDINGS, registry });
}

test.each([
  ['no tag', 'FROM a\nRUN b\n', 'FROM a:2.1\nRUN b\n'],
  ['latest', 'FROM a:latest\n', 'FROM a:2.1\n'],
  ['a digest', 'FROM a:2.0\n', `FROM a:2.0@${B}\n`],
  ['both', 'FROM a\n', `FROM a:2.1@${A}\n`],
  ['what stands beside', 'FROM --platform=$P a AS x\n', 'FROM --platform=$P a:2.1 AS x\n'],
  ['two', 'FROM a AS x\nRUN y\nFROM b\n', 'FROM a:2.1 AS x\nRUN y\nFROM b:2.1\n'],
])('accepts: %s', (_, before, after) => {
  expect(judge(before, after, ['pins-base'])).toBeUndefined();
  expect(judge(before, after, [])).toMatch(/\w/);
  expect(judge(before, after, ['pins-base'], false)).toMatch(/\w/);
});

test.each([
  ['another image', 'FROM a\n', 'FROM b:2.1\n'],
  ['another registry', 'FROM a\n', 'FROM quay.io/library/a:2.1\n'],
  ['another version', 'FROM a\n', 'FROM a:2.0\n'],
  ['a version nobody asked for', 'FROM a\n', 'FROM a:9.9\n'],
  ['a version that is gone', 'FROM a\n', 'FROM a:gone\n'],
  ['a variant of the same image', 'FROM a\n', 'FROM a:slim\n'],
  ['a version of a version', 'FROM a:slim\n', 'FROM a:2.1\n'],
  ['a tag gone', 'FROM a:2.1\n', 'FROM a\n'],
  ["another image's digest", 'FROM a\n', `FROM a:2.1@${B}\n`],
  ['a digest without a word of the registry', 'FROM a:away\n', `FROM a:away@${A}\n`],
  ['a digest in place of another', `FROM a:2.1@${B}\n`, `FROM a:2.1@${A}\n`],
  ['a digest gone', `FROM a:2.1@${A}\n`, 'FROM a:2.1\n'],
  ['another alias', 'FROM a AS x\nFROM b\n', 'FROM a:2.1 AS y\nFROM b\n'],
  ['an alias gone', 'FROM a AS x\nFROM b\n', 'FROM a:2.1\nFROM b\n'],
  ['another platform', 'FROM --platform=linux/arm64 a\n', 'FROM --platform=linux/amd64 a:2.1\n'],
  ['the platform gone', 'FROM --platform=linux/arm64 a\n', 'FROM a:2.1\n'],
  ['a stage', 'FROM b AS a\nFROM a\n', 'FROM b AS a\nFROM a:2.1\n'],
  ['a variable', 'ARG V=latest\nFROM a:$V\n', 'ARG V=latest\nFROM a:2.1\n'],
  ['into a variable', 'ARG V=2.1\nFROM a\n', 'ARG V=2.1\nFROM a:$V\n'],
  ['more than a FROM', 'FROM a\nRUN b\n', 'FROM a:2.1\nRUN c\n'],
  ['a RUN too many', 'FROM a\nRUN b\n', 'FROM a:2.1\nRUN b\nRUN c\n'],
  ['another keyword case', 'from a\n', 'FROM a:2.1\n'],
  ['another layout', 'FROM  a\n', 'FROM a:2.1\n'],
])('declines, and says why: %s', (_, before, after) => {
  expect(judge(before, after, ['pins-base'])).toMatch(/\w/);
  expect(judge(before, after, ALL_EFFECTS)).toMatch(/\w/);
});
