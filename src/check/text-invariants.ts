import { hasNewLineEnd, areSamePlaces, readComments } from './comments.ts';
import type { Group, Window } from './trace-difference.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Instruction, instructionEnd } from '../dockerfile/instruction.ts';

/**
 * The instructions between the first and the last that differ. All text outside of them must be the same: directives
 * (traps A1 to A3), byte order mark (A4), final newline (A6), comments and blank lines.
 * @returns what else changed, as a clause
 */
export function findWindow(before: Dockerfile, after: Dockerfile): Window | string {
  const [old, fresh] = [before.instructions, after.instructions];
  const shorter = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < shorter && isSame(old[first]!, fresh[first]!)) first += 1;
  if (first === shorter && old.length === fresh.length) {
    return before.text === after.text ? { before, after, old: [], fresh: [] } : OUTSIDE;
  }
  let last = 0;
  while (last < shorter - first && isSame(old.at(-1 - last)!, fresh.at(-1 - last)!)) last += 1;
  const window = {
    before,
    after,
    old: old.slice(first, old.length - last),
    fresh: fresh.slice(first, fresh.length - last),
  };
  const [start, freshStart] = [window.old[0]?.start, window.fresh[0]?.start];
  if (start === undefined) return `the instruction in line ${window.fresh[0]!.line} is new`;
  if (freshStart === undefined) return `the instruction in line ${window.old[0]!.line} is missing`;
  if (before.text.slice(0, start) !== after.text.slice(0, freshStart)) return OUTSIDE;
  const [end, freshEnd] = [instructionEnd(window.old.at(-1)!), instructionEnd(window.fresh.at(-1)!)];
  return before.text.slice(end) === after.text.slice(freshEnd) ? window : OUTSIDE;
}

/** Whether all text that stands outside of some instructions, and outside of what they became, is the same. */
export function findDifferenceOutside(
  before: Dockerfile,
  after: Dockerfile,
  parts: readonly Pick<Window, 'old' | 'fresh'>[],
): string | undefined {
  let [done, freshDone] = [0, 0];
  for (const { old, fresh } of parts) {
    const [first, freshFirst] = [old[0], fresh[0]];
    if (!first || !freshFirst) return OUTSIDE;
    if (before.text.slice(done, first.start) !== after.text.slice(freshDone, freshFirst.start)) return OUTSIDE;
    done = instructionEnd(old.at(-1)!);
    freshDone = instructionEnd(fresh.at(-1)!);
  }
  return before.text.slice(done) === after.text.slice(freshDone) ? undefined : OUTSIDE;
}

function isSame(a: Instruction, b: Instruction): boolean {
  return a.content === b.content || a.content.source === b.content.source;
}

/**
 * What must be the same in the text of the changed instructions: what stands between those that were not joined, the kind
 * of line ends (A5), and the comments, each before the words that it stood before (A17, B11).
 * @returns what changed, as a clause
 */
export function findTextDifference({ before, after }: Window, groups: readonly Group[]): string | undefined {
  for (const [i, { old, fresh, kind }] of groups.entries()) {
    const previous = groups[i - 1];
    if (previous && between(before, previous.old.at(-1)!, old[0]!) !== between(after, previous.fresh, fresh))
      return OUTSIDE;
    if (old.length === 1 && old[0]!.content.source === fresh.content.source) continue;
    const difference = findInnerDifference(before, after, { old, fresh, kind });
    if (difference !== undefined) return `${difference} (${fresh.content.keywordText} in line ${fresh.line})`;
  }
  return undefined;
}

function findInnerDifference(before: Dockerfile, after: Dockerfile, { old, fresh, kind }: Group): string | undefined {
  const was = before.text.slice(old[0]!.start, instructionEnd(old.at(-1)!));
  if (hasNewLineEnd(was, fresh.content.source, before.text)) return 'its line ends changed';
  const [comments, freshComments] = [readComments(before.text, old), readComments(after.text, [fresh])];
  return areSamePlaces(comments, freshComments, kind !== 'restructured')
    ? undefined
    : 'a comment in it changed, or stands before other words';
}

const OUTSIDE = 'the text outside of the instructions changed: a directive, a comment, a blank line or a line end';

function between({ text }: Dockerfile, previous: Instruction, next: Instruction): string {
  return text.slice(instructionEnd(previous), next.start);
}
