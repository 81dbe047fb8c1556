import { type Instruction, instructionEnd } from './instruction.ts';
import type { Scan } from './scan.ts';
import type { FileStyle } from './style.ts';
import type { Edit } from '../text/edit.ts';

/** A keyword as the file writes them. */
export function keywordIn({ keywordCase }: FileStyle, keyword: string): string {
  return keywordCase === 'lower' ? keyword.toLowerCase() : keyword.toUpperCase();
}

/** Commands of which each runs where the one before it went well, one per line. */
export function layOutCommands(commands: readonly string[], style: FileStyle): string {
  const { escape, lineEnd, indent, operatorPlace } = style;
  const mark = `${style.markGap || ' '}${escape}${lineEnd}${indent}`;
  return commands.join(operatorPlace === 'last' ? ` &&${mark}` : `${mark}&& `);
}

/**
 * Puts an instruction on a line of its own behind another one, before the comments that belong to the next. Where a blank
 * line stands behind the other, one stands on both sides of the new one.
 */
export function insertAfter({ text }: Scan, instruction: Instruction, written: string, { lineEnd }: FileStyle): Edit {
  const at = instructionEnd(instruction);
  const isApart = /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(at, at + 200));
  return { span: { start: at, end: at }, text: `${isApart ? lineEnd : ''}${lineEnd}${written}` };
}

/** Puts an instruction on a line of its own right before another one, behind the comments that belong to that. */
export function insertBefore({ start }: Instruction, written: string, { lineEnd }: FileStyle): Edit {
  return { span: { start, end: start }, text: `${written}${lineEnd}` };
}
