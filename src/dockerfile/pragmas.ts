import { type Instruction, instructionEnd } from './instruction.ts';
import type { Scan } from './scan.ts';

/** Comments that other tools read, and that speak of the instruction right below them (traps B11, K4). */
const PRAGMA =
  /^[ \t]*#[ \t]*(?:hadolint|check[ \t]*=|tally|dockoptimize|shellcheck|checkov|trivy|semgrep|nosec|kics|dockle|snyk|noqa|renovate)\b/im;

/** A pragma stands in the comments directly above an instruction. */
export function hasPragma({ text, instructions }: Scan, instruction: Instruction): boolean {
  const at = instructions.findIndex(({ start }) => start === instruction.start);
  const previous = at > 0 ? instructionEnd(instructions[at - 1]!) : 0;
  const above = text.slice(previous, instruction.start).split(/\r?\n/);
  const comments: string[] = [];
  for (const line of above.slice(0, -1).reverse()) {
    if (!/^[ \t]*#/.test(line)) break;
    comments.push(line);
  }
  return PRAGMA.test(comments.join('\n'));
}
