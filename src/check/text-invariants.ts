import { areSamePlaces, hasNewLineEnd, hasSameTexts, readComments } from './comments.ts';
import type { Group, Window } from './window.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Instruction, instructionEnd } from '../dockerfile/instruction.ts';

/**
 * The instructions between the first and the last that differ. All text outside of them must be the same: directives
 * (traps A1 to A3), byte order mark (A4), final newline (A6), comments and blank lines.
 * @returns what else changed, as a clause
 */
export function findWindow(before: Dockerfile, after: Dockerfile, surroundings: Surroundings): Window | string {
  const [old, fresh] = [before.instructions, after.instructions];
  const shorter = Math.min(old.length, fresh.length);
  let first = 0;
  while (first < shorter && isSame(old[first]!, fresh[first]!)) first += 1;
  if (first === shorter && old.length === fresh.length) {
    return before.text === after.text ? { before, after, surroundings, old: [], fresh: [] } : OUTSIDE;
  }
  let last = 0;
  while (last < shorter - first && isSame(old.at(-1 - last)!, fresh.at(-1 - last)!)) last += 1;
  // What came or went is looked at together with the instruction before it, which gives it its place.
  const isPlaced = before.text.slice(0, old[first]?.start) === after.text.slice(0, fresh[first]?.start);
  if (first > 0 && (first + last === shorter || !isPlaced)) first -= 1;
  const window = {
    before,
    after,
    surroundings,
    old: old.slice(first, old.length - last),
    fresh: fresh.slice(first, fresh.length - last),
  };
  const [start, freshStart] = [window.old[0]?.start, window.fresh[0]?.start];
  if (start === undefined) return `the instruction in line ${window.fresh[0]!.line} is new`;
  if (freshStart === undefined) return `the instruction in line ${window.old[0]!.line} is missing`;
  if (before.text.slice(0, start) !== after.text.slice(0, freshStart)) return OUTSIDE;
  if (hasSameEnd(window)) return window;
  // Of what stood around one that is gone, a part may now belong to the instruction behind it.
  const [next, freshNext] = [old[old.length - last], fresh[fresh.length - last]];
  if (!next || !freshNext || old.length === fresh.length) return OUTSIDE;
  const wider = { ...window, old: [...window.old, next], fresh: [...window.fresh, freshNext] };
  return hasSameEnd(wider) ? wider : OUTSIDE;
}

function hasSameEnd({ before, after, old, fresh }: Window): boolean {
  return before.text.slice(instructionEnd(old.at(-1)!)) === after.text.slice(instructionEnd(fresh.at(-1)!));
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
  const gaps = new Gaps(before, after, findMovedSources(groups));
  for (const group of groups) {
    const { old, fresh } = group;
    if (gaps.hasDifference(group)) return OUTSIDE;
    if (!fresh) continue;
    if (old.length === 0) {
      if (hasNewLineEnd('', fresh.content.source, before.text))
        return `its line ends are others than those of the file (line ${fresh.line})`;
      continue;
    }
    if (old.length === 1 && old[0]!.content.source === fresh.content.source) continue;
    const difference = findInnerDifference(before, after, group, fresh);
    if (difference !== undefined) return `${difference} (${fresh.content.keywordText} in line ${fresh.line})`;
  }
  return gaps.isEven && gaps.hasSameMoved ? undefined : OUTSIDE;
}

/** The instructions that went from one place and came at another. */
function findMovedSources(groups: readonly Group[]): ReadonlySet<string> {
  const gone = new Set(groups.flatMap(({ old, fresh }) => (fresh ? [] : old.map(({ content }) => content.source))));
  if (gone.size === 0) return gone;
  const come = groups.flatMap(({ old, fresh }) => (fresh && old.length === 0 ? [fresh.content.source] : []));
  return new Set(come.filter((source) => gone.has(source)));
}

/**
 * What stands between the instructions, which has to stay. Beside one that came or went nothing but line ends may come or
 * go: a comment keeps its place before what it stands before, or behind what it stands behind.
 */
class Gaps {
  readonly #before: Dockerfile;
  readonly #after: Dockerfile;
  #old: Instruction | undefined;
  #fresh: Instruction | undefined;
  /** Since the last instruction that is on both sides. */
  #oldGaps: string[] = [];
  #freshGaps: string[] = [];
  readonly #moved: ReadonlySet<string>;
  /** The comments right above instructions that moved, which go along with them. */
  readonly #oldMoved: string[] = [];
  readonly #freshMoved: string[] = [];

  constructor(before: Dockerfile, after: Dockerfile, moved: ReadonlySet<string>) {
    this.#before = before;
    this.#after = after;
    this.#moved = moved;
  }

  get hasSameMoved(): boolean {
    return this.#oldMoved.sort().join('\0') === this.#freshMoved.sort().join('\0');
  }

  /** What stood and stands since the last instruction of both sides differs by nothing but line ends. */
  get isEven(): boolean {
    const isSimple = this.#oldGaps.length <= 1 && this.#freshGaps.length <= 1;
    if (isSimple && this.#oldGaps.length === this.#freshGaps.length) return this.#oldGaps[0] === this.#freshGaps[0];
    if (withoutBlanks(this.#oldGaps) !== withoutBlanks(this.#freshGaps)) return false;
    // What is new may bring line ends with it, and no blanks; those of the file's own kind.
    const fresh = this.#freshGaps.filter((gap) => !this.#oldGaps.includes(gap));
    const isOfKind = !hasNewLineEnd('', fresh.join(''), this.#before.text);
    return isOfKind && fresh.every((gap) => /\S/.test(gap) || !/[ \t]/.test(gap));
  }

  hasDifference({ old, fresh }: Group): boolean {
    const isMoved = (old.length === 0 || !fresh) && this.#moved.has((fresh ?? old[0])?.content.source ?? '');
    if (old[0]) this.#oldGaps.push(...this.#gapsBefore(this.#before, this.#old, old[0], isMoved, this.#oldMoved));
    if (fresh) this.#freshGaps.push(...this.#gapsBefore(this.#after, this.#fresh, fresh, isMoved, this.#freshMoved));
    this.#old = old.at(-1) ?? this.#old;
    this.#fresh = fresh ?? this.#fresh;
    if (old.length === 0 || !fresh) return false;
    const isDifferent = !this.isEven;
    [this.#oldGaps, this.#freshGaps] = [[], []];
    return isDifferent;
  }

  /** What stands before an instruction, without the comments right above one that moved; none before the first of all. */
  #gapsBefore(
    file: Dockerfile,
    previous: Instruction | undefined,
    next: Instruction,
    isMoved: boolean,
    taken: string[],
  ): readonly string[] {
    const gap = previous ? between(file, previous, next) : '';
    let start = gap.length;
    for (;;) {
      const above = gap.lastIndexOf('\n', start - 2) + 1;
      if (!isMoved || above === 0 || above >= start || !gap.slice(above, start).trimStart().startsWith('#')) break;
      start = above;
    }
    if (isMoved) taken.push(gap.slice(start) + next.content.source);
    return previous ? [gap.slice(0, start)] : [];
  }
}

/** The lines with anything in them. */
function withoutBlanks(gaps: readonly string[]): string {
  return gaps.flatMap((gap) => gap.split('\n').filter((line) => /\S/.test(line))).join('\n');
}

function findInnerDifference(
  before: Dockerfile,
  after: Dockerfile,
  { old, kind }: Group,
  fresh: Instruction,
): string | undefined {
  const was = before.text.slice(old[0]!.start, instructionEnd(old.at(-1)!));
  if (hasNewLineEnd(was, fresh.content.source, before.text)) return 'its line ends changed';
  const [comments, freshComments] = [readComments(before.text, old), readComments(after.text, [fresh])];
  if (kind === 'ruled') return hasSameTexts(comments, freshComments) ? undefined : 'a comment in it changed';
  return areSamePlaces(comments, freshComments, kind !== 'restructured')
    ? undefined
    : 'a comment in it changed, or stands before other words';
}

const OUTSIDE = 'the text outside of the instructions changed: a directive, a comment, a blank line or a line end';

function between({ text }: Dockerfile, previous: Instruction, next: Instruction): string {
  return text.slice(instructionEnd(previous), next.start);
}
