/**
 * Runs single transforms, each alone and with its unsafe fixes, over the real Dockerfiles of ../shared/corpus:
 *   npm run corpus:alone                               all of them; fails on any damage
 *   npm run corpus:alone -- merge-run apt-yes          these
 *   npm run corpus:alone -- merge-run --show 12        and prints some of the diffs
 *   npm run corpus:alone -- merge-run --show 12 --seed 2   others
 *   npm run corpus:alone -- --every 10                 all of them, over every tenth file
 */
import { parseArgs } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import { CORPUS, type ExaminedRow, examineRows, readRows } from './corpus/rows.ts';
import { examineInSlices } from './corpus/slices.ts';
import { hasShared } from '../test/shared-files.ts';
import { preset } from '../transforms/index.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      show: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      every: { type: 'string', default: '1' },
    },
  });
  if (!hasShared(CORPUS)) {
    console.log(`SKIPPED: ../shared/${CORPUS} is absent, so nothing was examined`);
    return process.env['CI'] ? 1 : 0;
  }
  const ids = positionals.length > 0 ? positionals : preset.map(({ id }) => id);
  const every = Number(values.every);
  const all = await examineInSlices(Object.fromEntries(ids.map((id) => [`alone:${id}`, every])));
  const damaged: string[] = [];
  for (const id of ids) {
    const { fixes, refusals, damage, examples, statuses } = all[`alone:${id}`]!;
    const found = Object.fromEntries(Object.entries(damage).filter(([, count]) => count > 0));
    const sums = { fixes: fixes[id] ?? 0, files: statuses['changed'] ?? 0, refusals, damage: found };
    console.log(`${id}: ${JSON.stringify(sums)}`);
    if (examples.length > 0) console.log(examples.slice(0, 40).join('\n'));
    if (Object.keys(found).length > 0) damaged.push(id);
    if (values.show !== '0') showSome(id, every, Number(values.show), Number(values.seed));
  }
  console.log(damaged.length > 0 ? `corpus:alone: FAILED: ${damaged.join(', ')}` : 'corpus:alone: no damage');
  return damaged.length > 0 ? 1 : 0;
}

/** Prints some of the diffs. */
function showSome(id: string, every: number, most: number, seed: number): void {
  const rows = readRows().filter((_, i) => i % every === 0);
  const { examined } = examineRows(rows, `alone:${id}`);
  const changed = examined.filter(({ result }) => result.after !== undefined);
  for (const row of sample(changed, most, seed)) console.log(patchOf(row));
}

/** Some of a list, spread over all of it; others for another seed. */
function sample<Item>(all: readonly Item[], most: number, seed: number): readonly Item[] {
  const step = Math.max(1, Math.floor(all.length / Math.max(1, most)));
  return all.filter((_, i) => i % step === (seed - 1) % step).slice(0, most);
}

function patchOf({ id, text, result }: ExaminedRow): string {
  return createTwoFilesPatch(id, id, text, result.after ?? text, '', '', { context: 4 });
}

process.exitCode = await main();
