import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';
import type { Effect } from '../../src/check/effects.ts';

/** A change by hand: what it is, the file before and after. */
export type Change = readonly [name: string, before: string, after: string];

/** The same change of another file. */
export function inBoth([name, before, after]: Change, edit: (text: string) => string): Change {
  return [name, edit(before), edit(after)];
}

/** A test for each of them: the right ones need the effect, and it is enough; the wrong ones are declined with all effects, too. */
export function judgeChanges(effect: Effect, right: readonly Change[], wrong: readonly Change[]): void {
  test.each(right)('accepts: %s', (name, before, after) => {
    expect(judge([name, before, after, [effect]])).toBeUndefined();
    expect(judge([name, before, after, []])).toMatch(/\w/);
  });

  test.each(wrong)('declines, and says why: %s', (name, before, after) => {
    expect(judge([name, before, after, [effect]])).toMatch(/\w/);
    expect(judge([name, before, after])).toMatch(/\w/);
  });
}
