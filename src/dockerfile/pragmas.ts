import type { Instruction } from './instruction.ts';
import type { Scan } from './scan.ts';
import { memoize } from '../text/memo.ts';

/** Comments that other tools read, and that speak of the instruction right below them (traps B11, K4). */
const PRAGMA =
  /^[ \t]*#[ \t]*(?:hadolint|check[ \t]*=|tally|dockoptimize|shellcheck|checkov|trivy|semgrep|nosec|kics|dockle|snyk|noqa|renovate)\b/i;

const commentsByLine = memoize((scan: Scan): ReadonlyMap<number, string> => {
  return new Map(scan.comments.map(({ span, line }) => [line, scan.text.slice(span.start, span.end)]));
});

/** A pragma stands in the comments directly above an instruction. */
export function hasPragma(scan: Scan, { line }: Instruction): boolean {
  if (scan.comments.length === 0) return false;
  const comments = commentsByLine(scan);
  for (let above = line - 1; comments.has(above); above -= 1) if (PRAGMA.test(comments.get(above)!)) return true;
  return false;
}
