import { type Instruction, instructionEnd } from './instruction.ts';
import type { Scan } from './scan.ts';
import type { Edit } from '../text/edit.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** Puts a flag behind those that an instruction has, else behind its keyword, on the same line. @param flag with its dashes */
export function addFlag({ content, start }: Instruction, flag: string): Edit {
  const { flags, joined, keywordText } = content;
  const end = flags.at(-1)?.span.end ?? joined.text.indexOf(keywordText) + keywordText.length;
  const at = start + sourceOffset(joined, end - 1) + 1;
  return { span: { start: at, end: at }, text: ` ${flag}` };
}

/** Takes out a whole instruction with the end of its last line; of two empty lines around it, one goes with it, before the last all. */
export function removeInstruction({ text }: Scan, instruction: Instruction): Edit {
  const { start } = instruction;
  const end = endOfLine(text, instructionEnd(instruction));
  if (text.slice(end).trim() === '') {
    const blank = /(?<=\n)(?:[ \t]*\r?\n)+$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
    return { span: { start: start - blank.length, end }, text: '' };
  }
  const isAlone = /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, start - 200), start));
  const next = endOfLine(text, end);
  const isBlank = text.slice(end, next).trim() === '' && end < text.length;
  return { span: { start, end: isAlone && isBlank ? next : end }, text: '' };
}

function endOfLine(text: string, from: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd === -1 ? text.length : lineEnd + 1;
}
