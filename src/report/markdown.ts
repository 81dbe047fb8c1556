import { FILE_REFUSALS, type FileRefusal } from '../dockerfile/refusal.ts';
import type { FixText, RefusedPlace, Rewrite } from '../pipeline/rewrite-result.ts';
import type { Proof } from '../verify/verification.ts';
import type { FileReport } from './file-report.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './markdown-text.ts';
import { colourPatch } from './patch.ts';
import { formatProposalPatch, formatRewritePatch } from './rewrite-patch.ts';
import { describeSavings } from './savings.ts';
import { sumReports, type Totals } from './totals.ts';
import {
  capitalize,
  describeAssumptions,
  describeDeclined,
  describeFileRefusal,
  describeFiles,
  describeFixes,
  describeFound,
  describeGain,
  describeOffer,
  describeTogether,
  leftAlone,
  SAFETY,
} from './wording.ts';
import { verificationMarkdown } from './verification-markdown.ts';
import { describeProof } from './verification-text.ts';

/**
 * The report as Markdown, such as the body of a pull request carries: a summary, then per file the fixes with their
 * reasons, the diff, what more is possible, and what was left alone. Ends with a newline. Text from files is escaped.
 */
export function formatMarkdown(reports: readonly FileReport[]): string {
  const files = reports.map(fileBlocks).filter((blocks) => blocks.length > 1);
  return `${['## dockoptimize', summary(sumReports(reports)), ...files.flat()].join('\n\n')}\n`;
}

function summary(totals: Totals): string {
  const fixes = describeFixes(totals)?.replaceAll(' above', '') ?? 'nothing to change';
  const together = describeTogether(totals);
  const sentences = [describeFiles(totals), capitalize(fixes), ...(together ? [together] : [])];
  return sentences.map((sentence) => `${escapeMarkdown(sentence)}.`).join('\n');
}

/** The heading of a file and what there is to say of it; the heading alone where that is nothing. */
function fileBlocks(report: FileReport): readonly string[] {
  const { path, status, rewrite, error, verification } = report;
  const heading = `### ${codeSpan(path)}: ${status}`;
  if (error) return [heading, escapeMarkdown(error.message)];
  if (!rewrite) return [heading];
  if (rewrite.refusal) return [heading, fileRefusal(rewrite.refusal)];
  return [
    heading,
    ...(verification ? verificationMarkdown(verification) : []),
    ...rewrite.steps.map((step) =>
      fixItem(
        step,
        verification?.proofs.find(({ key }) => key === step.key),
      ),
    ),
    ...diffBlock(formatRewritePatch(report, rewrite)),
    ...proposalBlocks(report, rewrite),
    ...rewrite.notes.map((note) => fixItem(note)),
    ...rewrite.declined.map(
      (fix) => `- line ${fix.line}, ${codeSpan(fix.transform)}: ${escapeMarkdown(describeDeclined(fix))}`,
    ),
    ...ignoreBlocks(rewrite),
    ...refusalBlock(rewrite.refusals),
  ];
}

function fixItem(fix: FixText, proof?: Proof): string {
  const lines = [
    field('Why', [fix.why]),
    field('Writes', fix.file ? [fix.file.path] : []),
    field('Safety', [proof ? describeProof(proof) : SAFETY[fix.applicability]]),
    field('Evidence', fix.evidence),
    field('Rests on', fix.assumptions),
    field('Saves', fix.savings ? [describeSavings(fix.savings)] : []),
  ];
  return [`- **${escapeMarkdown(fix.title)}** (line ${fix.line}, ${codeSpan(fix.transform)})`, ...lines.flat()].join(
    '\n',
  );
}

function field(label: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => `  - ${label}: ${escapeMarkdown(text)}`);
}

function diffBlock(patch: string): readonly string[] {
  return patch === '' ? [] : [codeBlock('diff', colourPatch(patch, false))];
}

function proposalBlocks(report: FileReport, rewrite: Rewrite): readonly string[] {
  const { proposals } = rewrite;
  if (proposals.length === 0) return [];
  const items = proposals.map((fix) => {
    const what = `**${escapeMarkdown(fix.title)}** (line ${fix.line}, ${codeSpan(fix.transform)}); ${escapeMarkdown(describeGain(fix))}`;
    return `- ${what}\n  - Rests on: ${escapeMarkdown(describeAssumptions(fix))}`;
  });
  const intro = `${describeOffer(proposals.length, '`--unsafe`')}:`;
  const diff = diffBlock(formatProposalPatch(report, rewrite));
  return [intro, items.join('\n'), ...diff.map((block) => details('The diff with `--unsafe`', block))];
}

function ignoreBlocks({ ignored, unusedIgnores }: Rewrite): readonly string[] {
  const items = [
    ...ignored.map(
      ({ line, transform, comment }) => `- line ${line}, ${codeSpan(transform)}: switched off by ${codeSpan(comment)}`,
    ),
    ...unusedIgnores.map(
      ({ line, comment, because }) =>
        `- line ${line}: ${codeSpan(comment)} switches nothing off: ${escapeMarkdown(because)}`,
    ),
  ];
  return items.length === 0 ? [] : [items.join('\n')];
}

function refusalBlock(refusals: readonly RefusedPlace[]): readonly string[] {
  if (refusals.length === 0) return [];
  const items = refusals.map(({ line, transform, because, detail, remedy }) => {
    const reason = `- line ${line}, ${codeSpan(transform)}: ${escapeMarkdown(because)}`;
    return [reason, ...field('Found', [detail]), ...field('Remedy', [remedy])].join('\n');
  });
  return [details(capitalize(leftAlone(refusals.length)), items.join('\n'))];
}

function fileRefusal(refusal: FileRefusal): string {
  const { remedy } = FILE_REFUSALS[refusal.reason];
  const items = [`- Found: ${escapeMarkdown(describeFound(refusal))}`, `- Remedy: ${escapeMarkdown(remedy)}`];
  return `${escapeMarkdown(describeFileRefusal(refusal))}\n\n${items.join('\n')}`;
}

/** A block that is folded until a reader opens it. Markdown inside needs the empty lines; the title is our own. */
function details(title: string, body: string): string {
  const html = title.replace(/`([^`]*)`/g, '<code>$1</code>');
  return `<details>\n<summary>${html}</summary>\n\n${body}\n\n</details>`;
}
