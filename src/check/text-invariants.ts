import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Instruction, instructionEnd } from '../dockerfile/instruction.ts';

/** The instructions in which two versions of a file differ, in pairs. */
export interface ChangedPair {
  readonly before: Instruction;
  readonly after: Instruction;
}

/**
 * What no fix may change in a file's text: anything outside of the instructions it edits, so directives (traps A1 to A3),
 * byte order mark (A4), final newline (A6), comments and the blank lines that bind a pragma to its instruction (A17, K4);
 * and inside of them the line ends (A5) and the comments, each before the words that it stood before.
 * @returns the changed instructions, or what was lost or changed, as a clause
 */
export function compareTexts(before: Dockerfile, after: Dockerfile): readonly ChangedPair[] | string {
  const [old, fresh] = [before.instructions, after.instructions];
  if (old.length !== fresh.length) return `there are ${fresh.length} instructions where there were ${old.length}`;
  let first = 0;
  while (first < old.length && old[first]!.content === fresh[first]!.content) first += 1;
  if (first === old.length) return before.text === after.text ? [] : 'the text outside of the instructions changed';
  let last = old.length - 1;
  while (old[last]!.content === fresh[last]!.content) last -= 1;

  if (before.text.slice(0, old[first]!.start) !== after.text.slice(0, fresh[first]!.start)) return OUTSIDE;
  if (before.text.slice(instructionEnd(old[last]!)) !== after.text.slice(instructionEnd(fresh[last]!))) return OUTSIDE;
  const pairs: ChangedPair[] = [];
  for (let i = first; i <= last; i += 1) {
    const [was, is] = [old[i]!, fresh[i]!];
    if (i > first && gapBefore(before, i) !== gapBefore(after, i)) return OUTSIDE;
    if (was.content.source === is.content.source) continue;
    const difference = findInnerDifference(was, is, before.text);
    if (difference !== undefined) return `${difference} (${is.content.keywordText} in line ${is.line})`;
    pairs.push({ before: was, after: is });
  }
  return pairs;
}

const OUTSIDE = 'the text outside of the instructions changed: a directive, a comment, a blank line or a line end';

function gapBefore({ text, instructions }: Dockerfile, i: number): string {
  return text.slice(instructionEnd(instructions[i - 1]!), instructions[i]!.start);
}

function findInnerDifference(was: Instruction, is: Instruction, text: string): string | undefined {
  const [old, fresh] = [countLineEnds(was.content.source), countLineEnds(is.content.source)];
  const isCrlfNew = fresh.crlf > old.crlf && (fresh.lf < old.lf || !text.includes('\r\n'));
  const isLfNew = fresh.lf > old.lf && (fresh.crlf < old.crlf || !/(?:^|[^\r])\n/.test(text));
  if (isCrlfNew || isLfNew) return 'its line ends changed';
  return commentsOf(was) === commentsOf(is) ? undefined : 'a comment in it changed, or stands before other words';
}

function countLineEnds(source: string): { readonly lf: number; readonly crlf: number } {
  const crlf = source.split('\r\n').length - 1;
  return { lf: source.split('\n').length - 1 - crlf, crlf };
}

/** Every comment between the lines of an instruction, each with the next word of the instruction. */
function commentsOf({ content }: Instruction): string {
  const { innerComments, source, joined } = content;
  return innerComments
    .map(({ start, end }) => {
      const next = joined.segments.find((segment) => segment.source >= end);
      const following = next ? joined.text.slice(next.at).trimStart() : '';
      return `${source.slice(start, end)}\n${/^\S*/.exec(following)![0]}`;
    })
    .join('\n');
}
