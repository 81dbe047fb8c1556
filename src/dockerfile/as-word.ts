import type { InstructionContent } from './instruction.ts';
import type { Span } from '../text/span.ts';

/** The `AS` of a FROM, as written and where in its joined text; `undefined` where its stage has no name. */
export function findAsWord({
  joined,
  argumentsSpan,
}: InstructionContent): { readonly text: string; readonly span: Span } | undefined {
  const match = /^([^\s]+\s+)(as)\s/i.exec(joined.text.slice(argumentsSpan.start, argumentsSpan.end));
  if (!match) return undefined;
  const start = argumentsSpan.start + match[1]!.length;
  return { text: match[2]!, span: { start, end: start + 2 } };
}
