import { skipBlanks } from './blanks.ts';
import type { InstructionContent } from './instruction.ts';
import { readLine } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** Empty lines that an instruction goes on behind, one after the other. */
export interface EmptyLines {
  /** With their line ends, in the instruction's source. */
  readonly span: Span;
  /** The line that follows, a comment or a part of the instruction. */
  readonly next: string;
}

/** The empty lines between the lines of an instruction, those of its here-documents left out. */
export function findEmptyLines({ source, heredocs }: InstructionContent): readonly EmptyLines[] {
  const end = heredocs[0]?.bodySpan.start ?? source.length;
  const found: EmptyLines[] = [];
  let first: number | undefined;
  for (let line = readLine(source, 0); ; line = readLine(source, line.next)) {
    const isEmpty = skipBlanks(source, line.start, line.end) === line.end;
    if (isEmpty) first ??= line.start;
    else if (first !== undefined) {
      found.push({ span: { start: first, end: line.start }, next: source.slice(line.start, line.end) });
      first = undefined;
    }
    if (line.next >= end) return found;
  }
}
