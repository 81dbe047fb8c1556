import { expect, test } from 'vitest';
import { findMissingSupport, isSupported } from '../../src/context/builder-features.ts';
import type { Builder, BuilderFeature } from '../../src/knowledge/builders.ts';

type Asked = readonly [feature: BuilderFeature, builder: Builder | undefined, text: string, isKnown: boolean];

const PLAIN = 'FROM a\n';
const pinned = (tag: string): string => `# syntax=docker/dockerfile:${tag}\nFROM a\n`;

const asked: readonly Asked[] = [
  ['run-mount', undefined, PLAIN, true],
  ['run-mount', undefined, pinned('1'), true],
  ['run-mount', undefined, pinned('1.1'), false],
  ['run-mount', 'buildkit', pinned('1.2'), true],
  ['run-mount', 'buildah', pinned('1.1'), true],
  ['run-mount', 'kaniko', PLAIN, false],
  ['run-mount', 'classic', PLAIN, false],
  ['heredoc', undefined, pinned('1.3'), false],
  ['heredoc', 'buildah', PLAIN, false],
  ['copy-chown', 'classic', PLAIN, true],
  ['copy-chmod', 'classic', PLAIN, false],
  ['copy-chmod', 'buildah', PLAIN, true],
  ['copy-link', 'buildah', PLAIN, false],
  ['secret-env', undefined, pinned('1.9'), false],
  ['secret-env', undefined, `# syntax=docker/dockerfile@sha256:${'a'.repeat(64)}\nFROM a\n`, false],
];

test.each(asked)('%s, built by %s, file %j: %s', (feature, builder, text, isKnown) => {
  expect(isSupported({ text }, { builder }, feature)).toBe(isKnown);
  const missing = findMissingSupport({ text }, { builder }, feature);
  if (isKnown) expect(missing).toBeUndefined();
  else expect(missing).toMatch(/\w/);
});
