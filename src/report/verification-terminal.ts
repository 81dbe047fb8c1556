import type { View } from './report-options.ts';
import { type Columns, fieldRows, placeRow, sentenceRows } from './terminal-rows.ts';
import { describeOutcome, describeReachAdvice, describeUnproven, measureRows } from './verification-text.ts';
import type { Verification } from '../verify/verification.ts';

/** The blocks of a report on a verification: how it ended, the figures, what was dropped, what was not tried. */
export function verificationBlocks(
  verification: Verification,
  columns: Columns,
  view: View,
): readonly (readonly string[])[] {
  const { culprits, unproven, remarks, logTail } = verification;
  const advice = describeReachAdvice(verification);
  const head = [
    ...sentenceRows(describeOutcome(verification), view),
    ...fieldRows('log', logTail, view),
    ...remarks.flatMap((remark) => sentenceRows(remark, view)),
  ];
  const dropped = culprits.flatMap(({ fix, because, details }) => [
    ...placeRow(fix, `dropped: ${fix.title}; with it, ${because}`, columns, view),
    ...fieldRows('', details, view),
  ]);
  const open = [
    ...unproven.flatMap((one) => placeRow(one.fix, describeUnproven(one), columns, view)),
    ...(advice === undefined ? [] : sentenceRows(advice, view)),
  ];
  return [head, tableRows(verification), dropped, open].filter((block) => block.length > 0);
}

function tableRows(verification: Verification): readonly string[] {
  const rows = measureRows(verification);
  if (rows.length === 0) return [];
  const cells = [['', 'before', 'after', ''], ...rows.map((row) => [row.label, row.before, row.after, row.change])];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => {
    const [label, before, after, change] = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!),
    );
    return `      ${label}  ${before}  ${after}  ${change}`.trimEnd();
  });
}
