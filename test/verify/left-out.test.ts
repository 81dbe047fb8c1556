import { expect, test } from 'vitest';
import { candidateAfter, keyOf } from '../../src/verify/candidate.ts';
import { readLeftOut } from '../../src/verify/left-out.ts';
import { refuse } from '../../src/pipeline/rewrite.ts';
import type { Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';
import { refuseFile } from '../../src/dockerfile/refusal.ts';
import { pip } from '../report/fixtures.ts';

const change = (before: string | undefined, after: string) => ({ path: '.dockerignore', before, after });

test('a copied file may be missing where the new lines of an ignore file leave it out', () => {
  const isLeftOut = readLeftOut({ text: '', files: [change('a.log\n', 'a.log\n**/node_modules\n.env\n')] });
  for (const path of ['/app/node_modules/a/b.js', '/app/.env']) expect(isLeftOut(path)).toBe(true);
  for (const path of ['/app/a.log', '/app/server.js', '/app/.env.example']) expect(isLeftOut(path)).toBe(false);
  expect(readLeftOut({ text: '', files: [] })('/app/.env')).toBe(false);
});

test('what is built after some steps has the files of all of them', () => {
  const step = (before: string, after: string, file?: Step['file']): Step => ({ ...pip, before, after, file });
  const steps = [
    step('a', 'a', change(undefined, '.git\n')),
    step('a', 'b'),
    step('b', 'b', change('.git\n', '.git\n.env\n')),
  ];
  const rewrite: Rewrite = { ...refuse('a', refuseFile('not-utf8', '')), status: 'changed', after: 'b', steps };
  expect(candidateAfter(rewrite, 0)).toEqual({ text: 'a', files: [] });
  expect(candidateAfter(rewrite, 2)).toEqual({ text: 'b', files: [change(undefined, '.git\n')] });
  expect(candidateAfter(rewrite, 3)).toEqual({ text: 'b', files: [change(undefined, '.git\n.env\n')] });
  expect(new Set([0, 1, 2, 3].map((count) => keyOf(candidateAfter(rewrite, count)))).size).toBe(4);
});
