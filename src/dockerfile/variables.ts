import type { InstructionContent } from './instruction.ts';
import { type NameValue, readArgNames, readNameValues } from './words.ts';
import { memoize } from '../text/memo.ts';

/** The variables that an ENV or ARG sets, as BuildKit splits them; none for any other instruction. */
export const readVariables: (content: InstructionContent) => readonly NameValue[] = memoize(readAfresh);

function readAfresh(content: InstructionContent): readonly NameValue[] {
  const { keyword, joined, argumentsSpan, escape } = content;
  const text = joined.text.slice(0, argumentsSpan.end);
  if (keyword === 'arg') return readArgNames(text, argumentsSpan.start, escape);
  if (keyword !== 'env') return [];
  const pairs = readNameValues(text, argumentsSpan.start, escape);
  return typeof pairs === 'string' ? [] : pairs;
}
