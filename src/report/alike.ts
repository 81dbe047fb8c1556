/**
 * Rows that say the same apart from where, as groups in the order of the first of each.
 * @param said all that a row says besides; rows are alike where it is the same
 */
export function groupAlike<Row>(rows: readonly Row[], said: (row: Row) => unknown): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(said(row));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** So many lines one behind the other are named by the first and the last of them. */
const LEAST_RANGE = 3;

/** "line 3", "lines 3, 5-9": each line once, in their order. */
export function nameLines(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].toSorted((one, other) => one - other);
  const ranges: number[][] = [];
  for (const line of sorted) {
    const range = ranges.at(-1);
    if (range && range.at(-1) === line - 1) range.push(line);
    else ranges.push([line]);
  }
  const names = ranges.flatMap((range) =>
    range.length < LEAST_RANGE ? range.map(String) : [`${range[0]!}-${range.at(-1)!}`],
  );
  return `${sorted.length === 1 ? 'line' : 'lines'} ${names.join(', ')}`;
}
