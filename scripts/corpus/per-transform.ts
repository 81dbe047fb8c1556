import type { Sums } from './sums.ts';

/** Transforms that no file of the corpus exercises, each with the reason and with what does. */
export const UNEXERCISED: Readonly<Record<string, string>> = {
  dockerignore: 'asks for a context; snapshots/dockerignore, test/verify/bases',
  'copy-manifests-first': 'asks for a context; snapshots/copy-manifests-first, test/projects',
  'npm-ci': 'asks for a context; snapshots/npm-ci, test/verify/bases',
  'production-deps': 'asks for a context; snapshots/production-deps, test/verify/bases',
  'split-stage': 'asks for a context; snapshots/split-stage, test/projects',
  'approved-base': 'asks for a configuration; snapshots/approved-base, test/verify/bases',
  'tdnf-cleanup': 'of CBL-Mariner and Azure Linux, which are younger than the corpus; snapshots/tdnf-cleanup',
  'pin-base': 'asks a registry; snapshots/pin-base, test/registry',
};

/** What became of one transform over all files. */
interface Row {
  readonly id: string;
  readonly fixes: number;
  /** What is only shown. */
  readonly notes: number;
  readonly refusals: number;
  readonly declined: number;
}

/** What each transform did in a mode: fixed, refused, proposed in vain. */
export function rowsOf(ids: readonly string[], { fixes, notes, refusals, declinedBy }: Sums): readonly Row[] {
  return ids.map((id) => ({
    id,
    fixes: fixes[id] ?? 0,
    notes: notes[id] ?? 0,
    refusals: Object.entries(refusals).reduce(
      (sum, [key, count]) => (key.startsWith(`${id}: `) ? sum + count : sum),
      0,
    ),
    declined: declinedBy[id] ?? 0,
  }));
}

/** The rows as lines for a terminal. */
export function printRows(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(({ id }) => id.length));
  const line = (id: string, ...cells: readonly (string | number)[]): string =>
    id.padEnd(width) + cells.map((cell) => String(cell).padStart(10)).join('');
  return [
    line('', 'fixes', 'notes', 'refusals', 'declined'),
    ...rows.map((row) => line(row.id, row.fixes, row.notes, row.refusals, row.declined)),
  ].join('\n');
}
