/** Examines a part of the corpus and prints its totals as JSON: `slice.ts MODE SLICE SLICES`, one file in as many. */
import { examineRows, readRows } from './rows.ts';

const [mode, slice, slices] = process.argv.slice(2);
const rows = readRows().filter((_, i) => i % Number(slices) === Number(slice));
process.stdout.write(JSON.stringify(examineRows(rows, mode!).sums));
