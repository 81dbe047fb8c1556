import { expect, test } from 'vitest';
import { RIGHT_JOINS } from './joining-right.ts';
import { JOINING_SABOTEURS } from './joining-saboteurs.ts';
import { type HandRewrite, judge } from './rewrites.ts';

interface Named {
  readonly name: string;
  readonly rewrite: HandRewrite;
}

const named = (rewrites: readonly HandRewrite[]): Named[] => rewrites.map((rewrite) => ({ name: rewrite[0], rewrite }));

test('there are enough of both', () => {
  expect(JOINING_SABOTEURS.length).toBeGreaterThanOrEqual(60);
  expect(RIGHT_JOINS.length).toBeGreaterThanOrEqual(40);
});

test.each(named(JOINING_SABOTEURS))('declines, and says why: $name', ({ rewrite }) => {
  expect(judge(rewrite)).toMatch(/\w/);
});

test.each(named(RIGHT_JOINS))('accepts: $name', ({ rewrite }) => {
  expect(judge(rewrite)).toBeUndefined();
});
