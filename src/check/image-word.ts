import type { FromReference } from '../dockerfile/from-reference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** Whether a FROM became another one by nothing but the word that names its image, letter by letter. */
export function isOnlyImageOther(old: Instruction, fresh: Instruction, was: FromReference, is: FromReference): boolean {
  if (!was.span) return false;
  const { source } = old.content;
  const [start, end] = [was.span.start - old.start, was.span.end - old.start];
  return fresh.content.source === source.slice(0, start) + is.text + source.slice(end);
}
