/**
 * Runs every transform over the 12,300 real Dockerfiles of ../shared/corpus, in four modes, looks
 * for damage with foreign readers, and holds the totals against test/corpus/totals.json:
 *   npm run corpus               fails on any damage, and where the totals differ
 *   npm run corpus -- --update   writes the totals anew
 *   npm run corpus -- --whole    looks at all files in all modes, and holds no totals
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MODES } from './corpus/modes.ts';
import { printRows, rowsOf, UNEXERCISED } from './corpus/per-transform.ts';
import { ROUTES } from './corpus/routes.ts';
import { CORPUS } from './corpus/rows.ts';
import { examineInSlices } from './corpus/slices.ts';
import { hasShared } from '../test/shared-files.ts';
import { preset } from '../transforms/index.ts';

const TOTALS = fileURLToPath(new URL('../test/corpus/totals.json', import.meta.url));

async function main(): Promise<void> {
  if (!hasShared(CORPUS)) {
    console.log(`SKIPPED: ../shared/${CORPUS} is absent, so nothing was examined`);
    process.exitCode = process.env['CI'] ? 1 : 0;
    return;
  }
  const totals: Record<string, object> = {};
  const ids = preset.map(({ id }) => id);
  const unexercised = new Set(ids);
  let hasFailed = false;
  const isWhole = process.argv.includes('--whole');
  const modes = Object.fromEntries(Object.entries(MODES).map(([mode, every]) => [mode, isWhole ? 1 : every]));
  for (const [mode, all] of Object.entries(await examineInSlices(modes))) {
    const { damage, examples, ...sums } = all;
    totals[mode] = { damage, ...sums };
    console.log(`${mode}:`, JSON.stringify({ damage, ...sums }, undefined, 2));
    const rows = rowsOf(ids, all);
    console.log(printRows(rows));
    for (const { id, fixes, notes } of rows) if (fixes + notes > 0) unexercised.delete(id);
    if (examples.length > 0) console.log(examples.slice(0, 40).join('\n'));
    const unexplained = sums.routes.filter((id) => ROUTES[id] === undefined);
    if (unexplained.length > 0) console.log(`not in scripts/corpus/routes.ts: ${unexplained.join(', ')}`);
    if (Object.values(damage).some((count) => count > 0) || unexplained.length > 0) hasFailed = true;
  }
  for (const id of unexercised) {
    const because = UNEXERCISED[id];
    console.log(`no file exercises ${id}: ${because ?? 'nobody knows why; see scripts/corpus/per-transform.ts'}`);
    if (because === undefined) hasFailed = true;
  }
  const text = `${JSON.stringify(totals, undefined, 2)}\n`;
  if (isWhole) console.log('the totals are of another selection, and were not compared');
  else if (process.argv.includes('--update')) writeFileSync(TOTALS, text);
  else if (!existsSync(TOTALS) || readFileSync(TOTALS, 'utf8') !== text) {
    console.log('The totals differ from test/corpus/totals.json; look at why, then run: npm run corpus -- --update');
    hasFailed = true;
  }
  console.log(hasFailed ? 'corpus: FAILED' : 'corpus: no damage, totals as expected');
  process.exitCode = hasFailed ? 1 : 0;
}

await main();
