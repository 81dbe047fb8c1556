import type { FileReport } from './file-report.ts';
import { printableName } from './printable.ts';
import { makeView, type ReportOptions } from './report-options.ts';
import { fileLines } from './terminal-file.ts';
import { summaryLines } from './terminal-summary.ts';
import { sumReports } from './totals.ts';

export type { ReportOptions } from './report-options.ts';

/**
 * What a person is told of a run: per file what was done, why and on what evidence, then what else there is, then all
 * in all. Ends with a newline. Whatever comes from files is made visible before it reaches a terminal.
 */
export function formatReport(reports: readonly FileReport[], options: ReportOptions): string {
  if (reports.length === 0) return 'Nothing to do: no Dockerfile was found.\n';
  const view = makeView(options, reports.length);
  const files = reports.map((report) => fileLines(report, view)).filter((lines) => lines.length > 0);
  const summary = summaryLines(sumReports(reports), view);
  if (view.isSingle && files.length === 0)
    return `${printableName(reports[0]!.path)}: ${lowerFirst(summary.join('\n'))}\n`;
  const blocks = summary.length === 0 ? files : [...files, summary];
  return `${joinBlocks(blocks)}\n`;
}

/** Blocks stand apart by an empty line; neighbours of one line each do not. */
function joinBlocks(blocks: readonly (readonly string[])[]): string {
  let text = '';
  blocks.forEach((block, i) => {
    const previous = blocks[i - 1];
    if (previous) text += previous.length === 1 && block.length === 1 && i < blocks.length - 1 ? '\n' : '\n\n';
    text += block.join('\n');
  });
  return text;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
