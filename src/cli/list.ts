import { preset } from '../../transforms/index.ts';
import type { Output } from './output.ts';
import { GUIDES } from '../transform/transform.ts';

/** Prints the transforms in the order in which they run. Gives the exit code. */
export function list(format: 'text' | 'json', { stdout }: Output): number {
  const rows = preset.map(({ id, isDefault, applicability, category, summary, answers, guide }) => {
    return {
      id,
      isDefault,
      applicability,
      category,
      summary,
      answers,
      guide: guide === undefined ? null : `${GUIDES}${guide}`,
    };
  });
  if (format === 'json') {
    stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
    return 0;
  }
  const cells = rows.map((row) => [
    row.id,
    row.isDefault ? 'on' : 'off',
    row.applicability,
    row.summary,
    [...row.answers, ...(row.guide === null ? [] : ['Docker'])].join(', '),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length), 0));
  for (const row of cells)
    stdout.write(
      `${row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  return 0;
}
