/**
 * Executes what merge-run makes of generated pairs of RUN scripts, with stubs of all programs, under dash and bash:
 *   npm run execution -- --pairs 100000 --seed 7   prints counts and differences, and fails on any difference
 *   npx tsx scripts/execution.ts --seed 7 --from 123 --pairs 1   looks at one pair again
 * On two idle cores 100,000 pairs take about half an hour, on busy ones an hour.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { describeFinding, type Examination, examinePairs } from '../test/execution/examine.ts';
import { mergeRun } from '../test/execution/merge-run.ts';
import { findShells } from '../test/execution/sandbox.ts';

const SHOWN = 20;

function printCounts({ merged, refused, constructs, reasons, findings }: Examination): void {
  console.log(`${merged} pairs merged, ${refused} refused, ${findings.length} runs that differ`);
  console.log('\nmerged and refused pairs by what is in them:');
  for (const [construct, counts] of Object.entries(constructs)) {
    console.log(`${construct.padEnd(20)} ${String(counts.merged).padStart(7)} ${String(counts.refused).padStart(7)}`);
  }
  console.log('\nrefused pairs by reason:');
  const rows = Object.entries(reasons).sort(([, a], [, b]) => b - a);
  for (const [reason, count] of rows) console.log(`${String(count).padStart(7)} ${reason}`);
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} is "${text}", which is no whole number from 0; give one`);
}

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const pairs = {
  count: readNumber('pairs', values.pairs),
  seed: readNumber('seed', values.seed),
  from: readNumber('from', values.from),
};
const shells = findShells();
if (typeof shells === 'string') {
  console.log(`skipped: ${shells} is missing, so nothing was executed`);
  process.exitCode = process.env['CI'] ? 1 : 0;
} else {
  const start = performance.now();
  let told = 0;
  const onProgress = (done: number): void => {
    if (done - told < 5000) return;
    told = done;
    console.log(`${done} pairs after ${((performance.now() - start) / 1000).toFixed(0)} s`);
  };
  const result = await examinePairs(mergeRun, shells, { ...pairs, drivers: availableParallelism(), onProgress });
  printCounts(result);
  for (const finding of result.findings.slice(0, SHOWN)) console.log(`\n${describeFinding(finding)}`);
  if (result.findings.length > SHOWN) console.log(`\n… and ${result.findings.length - SHOWN} more`);
  process.exitCode = result.findings.length > 0 ? 1 : 0;
}
