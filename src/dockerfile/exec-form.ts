import type { Instruction } from './instruction.ts';
import type { Edit } from '../text/edit.ts';
import { type MappedText, sourceOffset, sourceSpan } from '../text/mapped-text.ts';
import { shiftSpan, type Span } from '../text/span.ts';

/**
 * Writes words of an instruction as a JSON array, each in its place, so that what stands between them stays.
 * @param mapped the arguments of the instruction
 * @param words in the order of the text
 * @param from where in the arguments the first of them begins, what goes before it included
 */
export function writeAsArray(
  instruction: Instruction,
  mapped: MappedText,
  words: readonly { readonly span: Span; readonly value: string }[],
  from: number,
): readonly Edit[] {
  return words.map(({ span, value }, i) => {
    const own = shiftSpan(sourceSpan(mapped, span), instruction.start);
    const start = i === 0 ? instruction.start + sourceOffset(mapped, from) : own.start;
    const text = `${i === 0 ? '[' : ''}${JSON.stringify(value)}${i === words.length - 1 ? ']' : ','}`;
    return { span: { start, end: own.end }, text };
  });
}
