import type { InstructionContent } from './instruction.ts';
import type { Scan } from './scan.ts';
import { memoize } from '../text/memo.ts';

const DEFAULT_INDENT = '    ';
const MOST_OF_LIST = 8;

/**
 * What stands before the continuation lines of a RUN: as it does in its own, else in most RUNs of the file. What other
 * instructions do is no habit of RUNs: the words of a COPY are often put below each other.
 */
export function runIndent(scan: Scan, content: InstructionContent): string {
  return ownIndent(content) ?? habitOf(scan);
}

const habitOf = memoize((scan: Scan): string => {
  const counts = new Map<string, number>();
  for (const { content } of scan.instructions) {
    const indent = content.keyword === 'run' ? ownIndent(content) : undefined;
    if (indent !== undefined) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? DEFAULT_INDENT;
});

/**
 * That of the lines that begin with `&&`, else the smallest: lists of words stand deeper than their command. Where there is
 * nothing but such a list, far to the right, it tells nothing.
 */
function ownIndent({ source, lineCount, heredocs }: InstructionContent): string | undefined {
  if (lineCount === 1 || heredocs.length > 0) return undefined;
  const linked = /\n([ \t]+)&&/.exec(source)?.[1];
  if (linked !== undefined) return linked;
  const indents = source
    .split('\n')
    .slice(1)
    .flatMap((line) => /^([ \t]+)[^\s#]/.exec(line)?.[1] ?? []);
  const [least] = indents.toSorted((one, other) => one.length - other.length);
  const isList = !/(?:&&|;)[ \t]*[\\`][ \t]*\r?\n/.test(source);
  return isList && least !== undefined && least.length > MOST_OF_LIST ? undefined : least;
}
