import type { Instruction, InstructionContent } from './instruction.ts';
import { isContiguous, sourceOffset, sourceSpan } from '../text/mapped-text.ts';
import type { Edit } from '../text/edit.ts';
import { shiftSpan, type Span } from '../text/span.ts';

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The words of the exec form, quotes included, as spans of the joined text. Also those behind the CMD of a HEALTHCHECK. */
export function jsonWordSpans({ joined, argumentsSpan }: InstructionContent): readonly Span[] {
  const { start, end } = argumentsSpan;
  return [...joined.text.slice(start, end).matchAll(STRING)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
}

/** Writes a text in place of a part of an instruction. `undefined` where a line break runs through it. */
export function replacePart({ content, start }: Instruction, span: Span, text: string): Edit | undefined {
  if (!isContiguous(content.joined, span)) return undefined;
  return { span: shiftSpan(sourceSpan(content.joined, span), start), text };
}

/** Another first word of the exec form. */
export function replaceFirstWord(instruction: Instruction, word: string): Edit | undefined {
  const [first] = jsonWordSpans(instruction.content);
  return first && replacePart(instruction, first, JSON.stringify(word));
}

/**
 * The exec form without its first words. `undefined` where none would be left, and where a comment stands between them.
 */
export function removeFirstWords(instruction: Instruction, count: number): Edit | undefined {
  const { content } = instruction;
  const spans = jsonWordSpans(content);
  const [first, next] = [spans[0], spans[count]];
  if (!first || !next) return undefined;
  const span = { start: sourceOffset(content.joined, first.start), end: sourceOffset(content.joined, next.start) };
  if (content.innerComments.some((comment) => comment.start >= span.start && comment.end <= span.end)) return undefined;
  return { span: shiftSpan(span, instruction.start), text: '' };
}
