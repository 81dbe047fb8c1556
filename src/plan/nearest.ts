/** More edits than this, and a name is another name rather than a misspelt one. */
const MAX_EDITS = 3;

/** The known name that a misspelt one most likely means; `undefined` where none is close. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  // A short name is close to everything: no more than a third of it may differ.
  let least = Math.min(MAX_EDITS, Math.max(1, Math.floor(name.length / 3))) + 1;
  for (const candidate of known) {
    // Also keeps a hostile name of any length from being compared at all.
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = countEdits(name.toLowerCase(), candidate.toLowerCase());
    if (edits >= least) continue;
    least = edits;
    nearest = candidate;
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text of the other. */
function countEdits(a: string, b: string): number {
  let older: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1, isSwap ? older[j - 2]! + 1 : Infinity));
    }
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
