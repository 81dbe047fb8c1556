/**
 * Runs every transform over the 12,300 real Dockerfiles of ../shared/corpus, by default and with every unsafe fix, looks
 * for damage with foreign readers, and holds the totals against test/corpus/totals.json:
 *   npm run corpus               fails on any damage, and where the totals differ
 *   npm run corpus -- --update   writes the totals anew
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { examine, MODES, type Mode } from './corpus/examine.ts';
import { ROUTES } from './corpus/routes.ts';
import { findRejected } from './corpus/shell-syntax.ts';
import { mergeSums, type Sums, sumUp } from './corpus/sums.ts';
import { hasShared, readShared } from '../test/shared-files.ts';

const CORPUS = 'corpus/dockerfiles.jsonl.gz';
const TOTALS = fileURLToPath(new URL('../test/corpus/totals.json', import.meta.url));

interface Row {
  readonly id: string;
  readonly text: string;
}

function examineSlice(mode: Mode, slice: number, slices: number): Sums {
  const rows = readShared<Row>(CORPUS).filter((_, i) => i % slices === slice);
  const examined = rows.map(({ id, text }) => ({ id, result: examine(text, mode) }));
  const scripts = examined.flatMap(({ id, result }) => result.scripts.map((script) => ({ id, ...script })));
  const broken = [...findRejected(scripts.map(({ after }) => after))].map((i) => scripts[i]!);
  const brokenBefore = findRejected(broken.map(({ before }) => before));
  const newlyBroken = broken.filter((_, i) => !brokenBefore.has(i)).map(({ id }) => id);
  return sumUp(examined, newlyBroken, scripts.length);
}

async function runSlices(mode: Mode, slices: number): Promise<Sums> {
  const parts = Array.from({ length: slices }, (_, slice) => runSlice(mode, slice, slices));
  return mergeSums(await Promise.all(parts));
}

function runSlice(mode: Mode, slice: number, slices: number): Promise<Sums> {
  return new Promise((resolve, reject) => {
    const args = [...process.execArgv, fileURLToPath(import.meta.url), '--slice', mode, String(slice), String(slices)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output) as Sums) : reject(new Error(`slice ${slice} ended with ${code}`)),
    );
  });
}

async function main(): Promise<void> {
  if (!hasShared(CORPUS)) {
    console.log(`SKIPPED: ../shared/${CORPUS} is absent, so nothing was examined`);
    process.exitCode = process.env['CI'] ? 1 : 0;
    return;
  }
  const totals: Record<string, object> = {};
  let hasFailed = false;
  for (const mode of MODES) {
    const { damage, examples, ...sums } = await runSlices(mode, availableParallelism());
    totals[mode] = { damage, ...sums };
    console.log(`${mode}:`, JSON.stringify({ damage, ...sums }, undefined, 2));
    if (examples.length > 0) console.log(examples.slice(0, 40).join('\n'));
    const unexplained = sums.routes.filter((id) => ROUTES[id] === undefined);
    if (unexplained.length > 0) console.log(`not in scripts/corpus/routes.ts: ${unexplained.join(', ')}`);
    if (Object.values(damage).some((count) => count > 0) || unexplained.length > 0) hasFailed = true;
  }
  const text = `${JSON.stringify(totals, undefined, 2)}\n`;
  if (process.argv.includes('--update')) writeFileSync(TOTALS, text);
  else if (!existsSync(TOTALS) || readFileSync(TOTALS, 'utf8') !== text) {
    console.log('The totals differ from test/corpus/totals.json; look at why, then run: npm run corpus -- --update');
    hasFailed = true;
  }
  console.log(hasFailed ? 'corpus: FAILED' : 'corpus: no damage, totals as expected');
  process.exitCode = hasFailed ? 1 : 0;
}

const at = process.argv.indexOf('--slice');
if (at === -1) await main();
else {
  const [mode, slice, slices] = process.argv.slice(at + 1) as [Mode, string, string];
  process.stdout.write(JSON.stringify(examineSlice(mode, Number(slice), Number(slices))));
}
