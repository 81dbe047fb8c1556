import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';
import type { Effect } from '../../src/check/effects.ts';

/** A change by hand: what it is, the file before and after. */
export type Change = readonly [name: string, before: string, after: string];

/** @returns a function that makes the change by which a RUN on an image gets one more command at its end */
export function addingOn(image: string) {
  /** @param end the command with its link @param behind what stands on top of the RUN @param head what stands below it */
  return (name: string, script: string, end: string, behind = '', head = ''): Change => [
    name,
    `FROM ${image}\n${head}RUN ${script}\n${behind}`,
    `FROM ${image}\n${head}RUN ${script}${end}\n${behind}`,
  ];
}

/** The same change of another file. */
export function inBoth([name, before, after]: Change, edit: (text: string) => string): Change {
  return [name, edit(before), edit(after)];
}

/** A test for each of them: the effect covers the right ones, which nothing else does, and does not cover the wrong ones. */
export function judgeChanges(effect: Effect, right: readonly Change[], wrong: readonly Change[]): void {
  test.each(right)('accepts: %s', (name, before, after) => {
    expect(judge([name, before, after, [effect]])).toBeUndefined();
    expect(judge([name, before, after, []])).toMatch(/\w/);
  });

  test.each(wrong)('declines, and says why: %s', (name, before, after) => {
    expect(judge([name, before, after, [effect]])).toMatch(/\w/);
  });
}
