/**
 * Examines a part of the corpus in several modes, one after the other in one process, which has compiled most of the code
 * after the first, and prints the totals of each as JSON: `slice.ts SLICE SLICES '{"default":1,"everything":5}'`. The number
 * of a mode says how many files there are for each that is looked at.
 */
import { examineRows, readRows } from './rows.ts';
import type { Sums } from './sums.ts';

const [slice, slices, modes] = process.argv.slice(2);
const rows = readRows();
const sums: Record<string, Sums> = {};
// What the ordinary run made of each file, which the mode `unsafe` begins its second route with.
const made = new Map<string, string>();
for (const [mode, every] of Object.entries(JSON.parse(modes!) as Readonly<Record<string, number>>)) {
  // The same files whatever the number of processes.
  const part = rows.filter((_, i) => i % (Number(slices) * every) === Number(slice) * every);
  const { examined, sums: own } = examineRows(part, mode, made);
  if (mode === 'default') for (const { id, text, result } of examined) made.set(id, result.after ?? text);
  sums[mode] = own;
}
process.stdout.write(JSON.stringify(sums));
