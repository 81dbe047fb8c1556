import type { Examination } from './examine.ts';
import { DAMAGES } from './damage.ts';

type Counts = Record<string, number>;

/** Totals over many files. Every member is a plain count, so that parts can be added up. */
export interface Sums {
  readonly files: number;
  /** All of these must be 0. */
  readonly damage: Counts;
  readonly statuses: Counts;
  readonly fileRefusals: Counts;
  readonly fixes: Counts;
  /** What is only shown. */
  readonly notes: Counts;
  readonly refusals: Counts;
  /** Fixes that the checker declined, by their transform. */
  readonly declinedBy: Counts;
  readonly changedScripts: number;
  /** Files whose text depends on whether the safe fixes were applied before the others. */
  readonly routes: readonly string[];
  /** Per transform: places, fixed, refused, ignored, missed. */
  readonly done: Record<string, Counts>;
  /** A line for each thing that must not be. */
  readonly examples: readonly string[];
}

export function sumUp(
  examined: readonly { readonly id: string; readonly result: Examination }[],
  newlyBroken: readonly string[],
  changedScripts: number,
): Sums {
  const damage: Counts = { crashes: 0, declined: 0, unstable: 0, 'broken-scripts': newlyBroken.length, missed: 0 };
  for (const kind of DAMAGES) damage[kind] = 0;
  const sums = { statuses: {}, fileRefusals: {}, fixes: {}, notes: {}, refusals: {}, declinedBy: {} } as Record<
    'statuses' | 'fileRefusals' | 'fixes' | 'notes' | 'refusals' | 'declinedBy',
    Counts
  >;
  const done: Record<string, Counts> = {};
  const examples = newlyBroken.map((id) => `${id}: bash -n rejects a script that it accepted before`);
  for (const { id, result } of examined) {
    add(sums.statuses, { [result.status]: 1 });
    if (result.fileRefusal) add(sums.fileRefusals, { [result.fileRefusal]: 1 });
    add(sums.fixes, result.fixes);
    add(sums.notes, result.notes);
    add(sums.refusals, result.refusals);
    for (const text of result.declined) add(sums.declinedBy, { [text.split(' ', 1)[0]!]: 1 });
    add(damage, Object.fromEntries(result.damages.map((kind) => [kind, 1])));
    add(damage, { crashes: result.crash ? 1 : 0, declined: result.declined.length, unstable: result.isStable ? 0 : 1 });
    for (const [transform, { places, fixed, refused, ignored, missed }] of Object.entries(result.done)) {
      add((done[transform] ??= {}), { places, fixed, refused, ignored, missed: missed.length });
      add(damage, { missed: missed.length });
      examples.push(...missed.map((place) => `${id}: ${transform} has no answer for line ${place}`));
    }
    if (result.crash) examples.push(`${id}: ${result.crash}`);
    if (!result.isStable) examples.push(`${id}: a second run changes something`);
    examples.push(
      ...result.damages.map((kind) => `${id}: ${kind}`),
      ...result.declined.map((text) => `${id}: declined: ${text}`),
    );
  }
  const routes = examined.filter(({ result }) => !result.isRouteFree).map(({ id }) => id);
  return sorted({ files: examined.length, damage, ...sums, changedScripts, routes, done, examples });
}

export function mergeSums(parts: readonly Sums[]): Sums {
  const merged: Sums = {
    files: 0,
    damage: {},
    statuses: {},
    fileRefusals: {},
    fixes: {},
    notes: {},
    refusals: {},
    declinedBy: {},
    changedScripts: 0,
    routes: [],
    done: {},
    examples: [],
  };
  let { files, changedScripts } = merged;
  for (const part of parts) {
    files += part.files;
    changedScripts += part.changedScripts;
    for (const key of ['damage', 'statuses', 'fileRefusals', 'fixes', 'notes', 'refusals', 'declinedBy'] as const)
      add(merged[key], part[key]);
    for (const [transform, counts] of Object.entries(part.done)) add((merged.done[transform] ??= {}), counts);
  }
  return sorted({
    ...merged,
    files,
    changedScripts,
    routes: parts.flatMap(({ routes }) => routes).sort(),
    examples: parts.flatMap(({ examples }) => examples),
  });
}

function add(sum: Counts, more: Readonly<Counts>): void {
  for (const [key, count] of Object.entries(more)) sum[key] = (sum[key] ?? 0) + count;
}

/** Keys in one order, whatever came first. */
function sorted(sums: Sums): Sums {
  const sort = (counts: Counts): Counts =>
    Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...sums,
    damage: sort(sums.damage),
    statuses: sort(sums.statuses),
    fileRefusals: sort(sums.fileRefusals),
    fixes: sort(sums.fixes),
    notes: sort(sums.notes),
    refusals: sort(sums.refusals),
    declinedBy: sort(sums.declinedBy),
    done: Object.fromEntries(Object.entries(sums.done).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
