import { describe, expect, test } from 'vitest';
import { describeFinding, type Examination, examinePairs } from './examine.ts';
import { findDifferences } from './execute.ts';
import type { RunShell } from './generate.ts';
import { mergeRun } from './merge-run.ts';
import { findShells, makeSandbox, type Shells } from './sandbox.ts';
import { apart, CARELESS, timid } from './stand-ins.ts';
import { CONSTRUCTS } from './statements.ts';

const SEED = 20_261_121;
const PAIRS = 2000;
/** Ten times what it takes on two idle cores. */
const TIME_LIMIT = 400_000;

const DASH: RunShell = { program: 'dash', args: ['-c'] };
const BASH: RunShell = { program: 'bash', args: ['-c'] };

function expectNoFinding({ findings }: Examination): void {
  expect(findings.slice(0, 5).map(describeFinding).join('\n\n')).toBe('');
}

/** How many pairs there were of the construct that was in the fewest. */
function rarest({ constructs }: Examination): number {
  return Math.min(...Object.values(constructs).map(({ merged, refused }) => merged + refused));
}

/** Runs the tests where both shells are there; else says so, and fails in CI. */
function describeExecution(name: string, define: (shells: Shells) => void): void {
  const shells = findShells();
  if (typeof shells !== 'string') {
    describe(name, () => define(shells));
    return;
  }
  const because = `skipped: ${shells} is missing, so nothing was executed for "${name}"`;
  if (!process.env['CI']) console.warn(because);
  test.skipIf(!process.env['CI'])(because, () => {
    throw new Error(because);
  });
}

describeExecution('merge-run, executed', (shells) => {
  test('what two RUNs do, the merged one does, whichever call fails', { timeout: TIME_LIMIT }, async () => {
    const result = await examinePairs(mergeRun, shells, { seed: SEED, count: PAIRS });
    expectNoFinding(result);
    expect(result.merged / PAIRS).toBeGreaterThanOrEqual(0.4);
    expect(rarest(result)).toBeGreaterThanOrEqual(20);
  });
});

/** A trap, and what it makes of two scripts; `right` is a joint that holds, where there is one. */
const TRAPS: readonly (readonly [trap: string, first: string, second: string, wrong: string, right?: string])[] = [
  ['B1', 'touch s1 || touch s2', 'touch s3 || touch s4', 'touch s1 || touch s2 && touch s3 || touch s4', '{ touch s1 || touch s2; } && { touch s3 || touch s4; }'],
  ['B2, a group', 'set -e; touch s1; touch s2', 'touch s3', '{ set -e; touch s1; touch s2; } && touch s3', 'set -e; touch s1; touch s2; touch s3'],
  ['B2, an and-or at the end', 'set -e; touch s1; touch s2 && touch s3', 'set -e; touch s4', 'set -e; touch s1; touch s2 && touch s3; touch s4'],
  ['B2, a negation at the end', 'set -e; touch s1; ! touch s2', 'set -e; touch s3', 'set -e; touch s1; ! touch s2; touch s3'],
  ['B2, a loop behind set -e &&', 'set -e && for i in a b; do touch s1$i; touch s2$i; done', 'touch s3', 'set -e && for i in a b; do touch s1$i; touch s2$i; done && touch s3'],
  ['B3', 'set -eu; touch s1', 'touch s2 "$MAYBE"', 'set -eu; touch s1; touch s2 "$MAYBE"'],
  ['B3, globbing', 'set -f; touch s1', 'touch s2 d*', 'set -f; touch s1 && touch s2 d*'],
  ['B4, cd', 'cd d1 && touch s1', 'touch s2', 'cd d1 && touch s1 && touch s2', '(cd d1 && touch s1) && touch s2'],
  ['B4, export', 'export V=x && touch s1', 'touch s2', 'export V=x && touch s1 && touch s2'],
  ['B4, umask', 'umask 027 && touch s1', 'touch s2', 'umask 027 && touch s1 && touch s2'],
  ['B4, trap', "trap 'touch s1' EXIT", 'touch s2', "trap 'touch s1' EXIT && touch s2"],
  ['B5, a list', 'touch s1; touch s2', 'touch s3; touch s4', 'touch s1; touch s2 && touch s3; touch s4', 'touch s1; touch s2 && { touch s3; touch s4; }'],
  ['B5, a job', 'service b1 start &', 'inspect s2 "job=$!"', 'service b1 start & inspect s2 "job=$!"'],
  ['B6, exit', 'touch s1; exit 0', 'touch s2', 'touch s1; exit 0 && touch s2'],
  ['B6, exec', 'exec touch s1', 'touch s2', 'exec touch s1 && touch s2'],
  ['B20, a sourced file', '. ./env.sh', 'touch s1 "$V"', '. ./env.sh && touch s1 "$V"'],
  ['B20, an assignment', 'V=x', 'touch s1 "$V"', 'V=x && touch s1 "$V"'],
  ['B20, a default', ': ${X:=y}', 'touch s1 "$X"', ': ${X:=y} && touch s1 "$X"'],
  ['B20, a function', 'touch() { :; }', 'touch s1', 'touch() { :; } && touch s1'],
  ['B20, words', 'set -- a b', 'touch s1 "$@"', 'set -- a b && touch s1 "$@"'],
  ['B20, a loop', 'for i in a; do touch s1$i; done', 'touch s2 "$i"', 'for i in a; do touch s1$i; done && touch s2 "$i"'],
  ['A18', 'touch s1 # now', 'touch s2', 'touch s1 # now && touch s2'],
]; // prettier-ignore

describeExecution('the harness of merge-run', (shells) => {
  test('finds every trap, in both shells, and nothing in what is right', { timeout: TIME_LIMIT }, async () => {
    const sandbox = makeSandbox(shells);
    try {
      for (const shell of [DASH, BASH]) {
        const wrong = TRAPS.map(([, first, second, merged]) => ({ first, second, merged, shell }));
        const missed = (await findDifferences(wrong, sandbox)).flatMap((found, i) => (found ? [] : [TRAPS[i]![0]]));
        expect(missed, `missed in ${shell.program}`).toEqual([]);
        const right = TRAPS.flatMap(([, first, second, , merged]) =>
          merged ? [{ first, second, merged, shell }] : [],
        );
        expect((await findDifferences(right, sandbox)).filter(Boolean)).toEqual([]);
      }
    } finally {
      sandbox.remove();
    }
  });

  test.each(Object.entries(CARELESS))(
    'finds what a careless merge does: %s',
    { timeout: TIME_LIMIT },
    async (_, merge) => {
      const { findings } = await examinePairs(merge, shells, { seed: SEED, count: 300, untilFound: true });
      expect(findings.length).toBeGreaterThan(0);
    },
  );

  test('finds nothing where plain chains are joined', { timeout: TIME_LIMIT }, async () => {
    const result = await examinePairs(timid, shells, { seed: SEED, count: 200 });
    expectNoFinding(result);
    expect(result.merged).toBeGreaterThan(40);
  });

  test('finds nothing where both scripts keep a shell to themselves', { timeout: TIME_LIMIT }, async () => {
    const result = await examinePairs(apart, shells, { seed: SEED, count: 200 });
    expectNoFinding(result);
    expect(result.merged).toBeGreaterThan(160);
  });

  test(`has each construct in at least 20 of ${PAIRS} pairs`, { timeout: TIME_LIMIT }, async () => {
    const refuseAll = (text: string) => ({ after: text, reasons: [] });
    const { constructs } = await examinePairs(refuseAll, shells, { seed: SEED, count: PAIRS });
    const seldom = CONSTRUCTS.filter((construct) => constructs[construct].refused < 20);
    expect(seldom).toEqual([]);
  });
});
