import { describe, expect, test } from 'vitest';
import { type Depth, findHolding, type TrialVerdict } from '../../src/verify/search.ts';
import type { DroppedFix } from '../../src/plan/plan.ts';
import { refuse } from '../../src/pipeline/rewrite.ts';
import type { Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';
import { refuseFile } from '../../src/dockerfile/refusal.ts';

/** A plan of numbered fixes; each appends its number to the text. */
function planOf(numbers: readonly number[]): (dropped: readonly DroppedFix[]) => Rewrite {
  return (dropped) => {
    const steps: Step[] = [];
    let text = 'o';
    for (const number of numbers) {
      if (dropped.some(({ line }) => line === number)) continue;
      const after = `${text},${number}`;
      steps.push({ ...EMPTY_STEP, line: number, key: `k${number}`, before: text, after });
      text = after;
    }
    return { ...refuse('o', refuseFile('not-utf8', '')), status: 'changed', before: 'o', after: text, steps };
  };
}

const EMPTY_STEP: Step = {
  line: 0,
  transform: 't',
  category: 'size',
  title: 'fix',
  why: '',
  evidence: [],
  assumptions: [],
  effects: ['joins-layers'],
  applicability: 'unsafe',
  savings: undefined,
  key: '',
  before: '',
  after: '',
};

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, i) => i + 1);
}

/** A text fails where one of its sets of numbers is in it as a whole. */
function failing(sets: readonly (readonly number[])[], log: string[] = []) {
  return (text: string, _fixes: number, depth: Depth): Promise<TrialVerdict> => {
    log.push(`${depth} ${text}`);
    const numbers = new Set(text.split(',').slice(1).map(Number));
    const bad = sets.find((set) => set.every((number) => numbers.has(number)));
    return Promise.resolve(
      bad ? { kind: 'fails', at: 'build', because: `with ${bad.join('+')}`, details: [] } : { kind: 'holds' },
    );
  };
}

describe('the search for what holds', () => {
  test('tries once where all holds', async () => {
    const log: string[] = [];
    const { rewrite, culprits, trials } = await findHolding({ plan: planOf(range(7)), attempt: failing([], log) });
    expect([rewrite.steps.length, culprits.length, trials, log.length]).toEqual([7, 0, 1, 1]);
  });

  test.each(range(64).flatMap((steps) => range(steps).map((culprit) => [steps, culprit] as const)))(
    'one culprit among %i, the %i.: only that is dropped, in at most 2 + 2 log2 n builds',
    async (steps, culprit) => {
      const log: string[] = [];
      const found = await findHolding({ plan: planOf(range(steps)), attempt: failing([[culprit]], log) });
      expect(found.culprits.map(({ step }) => step.line)).toEqual([culprit]);
      expect(found.rewrite.steps.map(({ line }) => line)).toEqual(range(steps).filter((n) => n !== culprit));
      // A text is built once, however deep it is looked at; the build of the original is one more.
      const builds = new Set(log.map((entry) => entry.split(' ')[1])).size + 1;
      expect(builds).toBeLessThanOrEqual(2 + 2 * Math.log2(steps));
      expect(new Set(log).size).toBe(log.length);
      const last = found.rewrite.after === 'o' ? undefined : `contents ${found.rewrite.after}`;
      expect(last === undefined || log.includes(last)).toBe(true);
    },
  );

  test('several culprits: each is found, and what is known is not tried again', async () => {
    const log: string[] = [];
    const found = await findHolding({ plan: planOf(range(20)), attempt: failing([[3], [4], [17]], log) });
    expect(found.culprits.map(({ step }) => step.line)).toEqual([3, 4, 17]);
    expect(found.rewrite.steps).toHaveLength(17);
    expect(new Set(log).size).toBe(log.length);
  });

  test('two that fail only together: one of them stays', async () => {
    const found = await findHolding({ plan: planOf(range(9)), attempt: failing([[2, 8]]) });
    expect(found.culprits.map(({ step }) => step.line)).toEqual([8]);
    expect(found.culprits[0]!.because).toBe('with 2+8');
  });

  test('nothing holds: nothing is left, and the original is not built again', async () => {
    const log: string[] = [];
    const found = await findHolding({ plan: planOf(range(3)), attempt: failing([[1], [2], [3]], log) });
    expect(found.rewrite.after).toBe('o');
    expect(log.map((entry) => entry.split(' ')[1])).not.toContain('o');
  });

  test('what is not the fault of the text ends the search', async () => {
    const found = await findHolding({
      plan: planOf(range(5)),
      attempt: (text) =>
        Promise.resolve(
          text.endsWith('5')
            ? { kind: 'fails', at: 'run', because: 'x', details: [] }
            : { kind: 'stopped', because: 'the disk is full' },
        ),
    });
    expect(found.stopped).toBe('the disk is full');
    expect(found.culprits).toEqual([]);
  });

  test('fixes that are dropped from the start are never tried', async () => {
    const log: string[] = [];
    const dropped = [{ transform: 't', key: 'k2', line: 2 }];
    const found = await findHolding({ plan: planOf(range(4)), attempt: failing([], log), dropped });
    expect(log).toEqual(['contents o,1,3,4']);
    expect(found.culprits).toEqual([]);
  });
});
