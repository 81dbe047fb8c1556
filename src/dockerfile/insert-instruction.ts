import { type Instruction, instructionEnd } from './instruction.ts';
import type { Scan } from './scan.ts';
import type { FileStyle } from './style.ts';
import type { Edit } from '../text/edit.ts';

/** The keyword of a new instruction, as the file writes them. */
export function keywordFor(keyword: string, { keywordCase }: FileStyle): string {
  return keywordCase === 'upper' ? keyword.toUpperCase() : keyword.toLowerCase();
}

/** A shell-form RUN of commands, each of which runs only if the one before it went well; one a line where there are several. */
export function writeRun(commands: readonly string[], style: FileStyle): string {
  const { markGap, escape, lineEnd, operatorPlace, commandIndent } = style;
  const lineBreak = `${markGap || ' '}${escape}${lineEnd}${commandIndent}`;
  const link = operatorPlace === 'last' ? ` &&${lineBreak}` : `${lineBreak}&& `;
  return `${keywordFor('run', style)} ${commands.join(link)}`;
}

/**
 * Puts instructions between one and the next, right behind the first, so that comments stay above what they stand above.
 * Where a blank line follows the first, one stands before the new ones as well.
 * @param texts each of which gets lines of its own
 */
export function insertBehind(scan: Scan, instruction: Instruction, texts: readonly string[], style: FileStyle): Edit {
  const at = instructionEnd(instruction);
  const behind = scan.text.slice(at, at + 200);
  const lineEnd = /^\r?\n/.exec(behind)?.[0] ?? style.lineEnd;
  const gap = /^\r?\n[ \t]*\r?\n[ \t]*\S/.test(behind) ? lineEnd : '';
  const lines = texts.map((text) => lineEnd + text.replaceAll(style.lineEnd, lineEnd));
  return { span: { start: at, end: at }, text: gap + lines.join('') };
}

/** The same, before an instruction that is not the first of its file. */
export function insertBefore(scan: Scan, instruction: Instruction, texts: readonly string[], style: FileStyle): Edit {
  const previous = scan.instructions.findLast(({ start }) => start < instruction.start)!;
  return insertBehind(scan, previous, texts, style);
}
