import { FILE_REFUSALS, type FileRefusal } from '../dockerfile/refusal.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import { count } from './count.ts';
import type { FileReport, FileStatus } from './file-report.ts';
import { printableName } from './printable.ts';
import type { View } from './report-options.ts';
import { declinedRows, fixBlocks, proposalRows, proposedDiffRows, refusalRows } from './terminal-fixes.ts';
import { type Columns, fieldRows, measureColumns, placeRow, sentenceRows, sortByLine } from './terminal-rows.ts';
import { verificationBlocks } from './verification-terminal.ts';
import { describeFileRefusal, describeFound } from './wording.ts';
import type { Verification } from '../verify/verification.ts';

/** The lines on one file; none where there is nothing to say of it. */
export function fileLines(report: FileReport, view: View): readonly string[] {
  const head = `${view.palette.strong(printableName(report.path))}  ${colourStatus(report.status, view)}`;
  const { rewrite, error, verification } = report;
  if (error) return [head, ...sentenceRows(error.message, view)];
  if (!rewrite) return [head];
  if (rewrite.refusal) return [head, ...fileRefusalRows(rewrite.refusal, view)];
  const blocks = fileBlocks(report, rewrite, verification, view);
  if (blocks.length > 0) return [head, ...blocks.flatMap((block) => ['', ...block])];
  if (rewrite.refusals.length > 0) return [`${head}  ${refusalRows(rewrite.refusals, NO_COLUMNS, view)[0]!.trim()}`];
  return view.verbose ? [head] : [];
}

const NO_COLUMNS: Columns = { line: 0, transform: 0 };

/** The parts of the report on a file that was read. Places left alone are a block only beside another, or when listed. */
function fileBlocks(
  report: FileReport,
  rewrite: Rewrite,
  verification: Verification | undefined,
  view: View,
): readonly (readonly string[])[] {
  const { steps, proposals, notes, refusals, ignored, unusedIgnores, declined } = rewrite;
  const listed = [...(view.showRefusals ? refusals : []), ...(view.verbose ? ignored : [])];
  const unused = unusedIgnores.map(({ line }) => ({ line, transform: '' }));
  const tried = [...(verification?.culprits ?? []), ...(verification?.unproven ?? [])].map(({ fix }) => fix);
  const columns = measureColumns([...steps, ...tried, ...proposals, ...notes, ...declined, ...listed, ...unused]);
  const proofs = new Map(verification?.proofs.map((proof) => [proof.key, proof]));
  const blocks = [...fixBlocks(steps, columns, view, proofs)];
  if (verification) blocks.push(...verificationBlocks(verification, columns, view));
  if (proposals.length > 0) blocks.push(proposalRows(sortByLine(proposals), columns, view));
  if (steps.length === 0 && proposals.length > 0 && view.isSingle && view.isTerminal) {
    blocks.push(proposedDiffRows(report, rewrite, view));
  }
  blocks.push(...fixBlocks(notes, columns, view));
  if (declined.length > 0) blocks.push(declinedRows(declined, columns, view));
  if (unused.length > 0) blocks.push(unusedIgnoreRows(rewrite, columns, view));
  if (ignored.length > 0) blocks.push(ignoredRows(rewrite, columns, view));
  const isSilent = blocks.length === 0 && !view.showRefusals;
  if (refusals.length > 0 && !isSilent) blocks.push(refusalRows(refusals, columns, view));
  return blocks;
}

function ignoredRows({ ignored }: Rewrite, columns: Columns, view: View): readonly string[] {
  const number = `${count(ignored.length, 'place')} switched off by a comment`;
  if (!view.verbose) return sentenceRows(number, view);
  return [`  ${number}:`, ...ignored.flatMap((place) => placeRow(place, place.comment, columns, view))];
}

function unusedIgnoreRows({ unusedIgnores }: Rewrite, columns: Columns, view: View): readonly string[] {
  return unusedIgnores.flatMap(({ line, comment }) => {
    const text = `"${comment}" switches nothing off: nothing is left there to ignore, or the id is not one. Remove it or mend the id.`;
    return placeRow({ line, transform: '' }, text, columns, view);
  });
}

function fileRefusalRows(refusal: FileRefusal, view: View): readonly string[] {
  return [
    ...sentenceRows(describeFileRefusal(refusal), view),
    ...fieldRows('found', [describeFound(refusal)], view),
    ...fieldRows('remedy', [FILE_REFUSALS[refusal.reason].remedy], view),
  ];
}

function colourStatus(status: FileStatus, { palette }: View): string {
  const colours = { changed: palette.good, unchanged: palette.faint, refused: palette.caution, error: palette.bad };
  return colours[status](status);
}
