import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { openPool } from '../../src/cli/pool.ts';

const WORKER = `export default ({ text }) => {
  if (text === 'fail') throw new Error('no');
  while (text === 'hang');
  return { status: 'unchanged', before: text };
};`;

test('gives up what takes too long and what fails, and goes on', async () => {
  const folder = makeFolder({ 'worker.mjs': WORKER });
  const pool = openPool(2, 1500, join(folder, 'worker.mjs'))!;
  const texts = ['a', 'hang', 'fail', 'b', 'c'];
  const results = [];
  for (const text of texts) {
    results.push(
      await pool
        .rewrite({ text, choices: {}, place: { dockerfile: '/Dockerfile', context: undefined, today: '2026-11-21' } })
        .then(
          ({ before }) => before,
          (error: Error) => error.name,
        ),
    );
  }
  await pool.close();
  expect(results).toEqual(['a', 'TookTooLong', 'Error', 'b', 'c']);
});

test('is not opened where there is no built worker', () => {
  expect(openPool(2, 1000, '/nowhere/worker.js')).toBeUndefined();
});
