import { type Instruction, instructionEnd } from '../../dockerfile/instruction.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import type { FileStyle } from '../../dockerfile/style.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** A file with more instructions is nobody's; each of them is looked at again for each RUN that might move. */
export const MAX_INSTRUCTIONS = 2000;

/** An instruction with the comment lines right above it: they speak of it, and go where it goes (trap K4). */
export function blockOf(scan: Scan, instruction: Instruction): Span {
  const { text } = scan;
  const previous = scan.instructions.findLast(({ start }) => start < instruction.start);
  const first = previous ? instructionEnd(previous) : 0;
  let { start } = instruction;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    // The line that ends the previous instruction is none of its own.
    if (above >= start || above <= first || !text.slice(above, start).trimStart().startsWith('#')) break;
    start = above;
  }
  return { start, end: instructionEnd(instruction) };
}

/** Whether an empty line stands between the block of an instruction and what is before it. */
export function isApart(scan: Scan, instruction: Instruction): boolean {
  const { start } = blockOf(scan, instruction);
  const before = scan.text.slice(Math.max(0, start - 200), start);
  return /\n[ \t]*\r?\n$/.test(before);
}

/** Whether comments stand between an instruction and the one before it that are not right above it. */
export function hasLooseComment(scan: Scan, instruction: Instruction): boolean {
  const previous = scan.instructions.findLast(({ start }) => start < instruction.start);
  return previous !== undefined && scan.text.slice(instructionEnd(previous), blockOf(scan, instruction).start).includes('#');
} // prettier-ignore

/** Takes out the block of an instruction that is not the first, with the empty lines above it. */
export function removeBlock(scan: Scan, instruction: Instruction): Edit {
  const block = blockOf(scan, instruction);
  const previous = scan.instructions.findLast(({ start }) => start < instruction.start);
  // Blanks at the end of the instruction above are its own.
  const first = previous ? instructionEnd(previous) : 0;
  let { start } = block;
  while (start > first && /\s/.test(scan.text[start - 1]!)) start -= 1;
  return { span: { start, end: block.end }, text: '' };
}

/** Puts blocks behind an instruction. @param isSpaced whether an empty line goes before each */
export function putBehind(
  scan: Scan,
  instruction: Instruction,
  blocks: readonly Span[],
  { lineEnd }: FileStyle,
  isSpaced: boolean,
): Edit {
  const at = instructionEnd(instruction);
  const texts = blocks.map(({ start, end }) => (isSpaced ? lineEnd : '') + lineEnd + scan.text.slice(start, end));
  return { span: { start: at, end: at }, text: texts.join('') };
}
