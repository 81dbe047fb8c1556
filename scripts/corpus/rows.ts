import { examine, type Examination } from './examine.ts';
import { readMode } from './modes.ts';
import { findRejected } from './shell-syntax.ts';
import { type Sums, sumUp } from './sums.ts';
import { readShared } from '../../test/shared-files.ts';

/** The real Dockerfiles, below ../shared. */
export const CORPUS = 'corpus/dockerfiles.jsonl.gz';

/** A file of the corpus. */
export interface Row {
  readonly id: string;
  readonly text: string;
}

/** A file, and what a run over it showed. */
export interface ExaminedRow extends Row {
  readonly result: Examination;
}

export function readRows(): readonly Row[] {
  return readShared<Row>(CORPUS);
}

/**
 * Rewrites each file and looks at the result with all foreign readers.
 * @param mode a name that `readMode` knows
 * @param made by id, what an ordinary run makes of a file, as far as that is known
 */
export function examineRows(
  rows: readonly Row[],
  mode: string,
  made: ReadonlyMap<string, string> = new Map(),
): { readonly examined: readonly ExaminedRow[]; readonly sums: Sums } {
  const way = readMode(mode);
  const examined = rows.map(({ id, text }) => ({ id, text, result: examine(text, way, made.get(id)) }));
  const scripts = examined.flatMap(({ id, result }) => result.scripts.map((script) => ({ id, ...script })));
  const broken = [...findRejected(scripts.map(({ after }) => after))].map((i) => scripts[i]!);
  const brokenBefore = findRejected(broken.map(({ before }) => before));
  const newlyBroken = broken.filter((_, i) => !brokenBefore.has(i)).map(({ id }) => id);
  return { examined, sums: sumUp(examined, newlyBroken, scripts.length) };
}
