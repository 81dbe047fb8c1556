import { type Instruction, instructionEnd } from '../dockerfile/instruction.ts';

/** A comment line and what follows it in what is run. */
interface PlacedComment {
  readonly text: string;
  readonly next: NextWord;
}

/** What follows up to the next link, so that two commands with one name are not taken for each other. */
interface NextWord {
  readonly phrase: string;
  /** The same behind a `set`, which a join may drop. */
  readonly behindSet: string;
  /** The same behind a fetch of apt's lists, which an addition may put in. */
  readonly behindFetch: string;
}

/** The comments inside of instructions that stand next to each other, and those between them. */
export function readComments(text: string, instructions: readonly Instruction[]): readonly PlacedComment[] {
  return instructions.flatMap((instruction, i) => {
    const previous = instructions[i - 1];
    const outer = previous ? outerComments(text.slice(instructionEnd(previous), instruction.start)) : [];
    if (outer.length === 0) return innerComments(instruction);
    const next = wordAfter(bodyOf(instruction));
    return [...outer.map((comment) => ({ text: comment, next })), ...innerComments(instruction)];
  });
}

/**
 * Whether the comments are the same, each before the same words.
 * @param isWordOnly compares no more than the first word: another may have been put behind it
 */
export function areSamePlaces(
  old: readonly PlacedComment[],
  fresh: readonly PlacedComment[],
  isWordOnly: boolean,
): boolean {
  if (old.length !== fresh.length) return false;
  return old.every(({ text, next }, i) => text === fresh[i]!.text && isSame(next, fresh[i]!.next, isWordOnly));
}

/** Whether the comments are the same, whatever they stand before. */
export function hasSameTexts(old: readonly PlacedComment[], fresh: readonly PlacedComment[]): boolean {
  return old.length === fresh.length && old.every(({ text }, i) => text === fresh[i]!.text);
}

function isSame(old: NextWord, fresh: NextWord, isWordOnly: boolean): boolean {
  if (old.phrase === fresh.phrase) return true;
  const cut = (phrase: string): string => (isWordOnly ? phrase.replace(/ .*/, '') : phrase);
  const was = [old.phrase, old.behindSet].map(cut);
  return was.includes(cut(fresh.phrase)) || was.includes(cut(fresh.behindFetch));
}

function outerComments(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
}

function innerComments({ content }: Instruction): readonly PlacedComment[] {
  const { innerComments: spans, source, joined } = content;
  return spans.map(({ start, end }) => {
    const next = joined.segments.find((segment) => segment.source >= end);
    return { text: source.slice(start, end).trim(), next: wordAfter(next ? joined.text.slice(next.at) : '') };
  });
}

function bodyOf({ content: { joined, argumentsSpan } }: Instruction): string {
  return joined.text.slice(argumentsSpan.start);
}

/** Links and brackets. */
const LINKS = /^(?:[\s;({]|&&|\\\n)+/;
const SET = /^(?:[\s;({]|&&|\\\n|set (?:[-+][a-z]+ (?:pipefail|errexit|nounset|xtrace) *|[-+][a-z]+ *)+(?:;|&&|\n))+/;
const FETCH =
  /^(?:[\s;({]|&&|\\\n|(?:sudo )?(?:apt|apt-get|aptitude)(?: -[a-z]{1,4})* update(?: -[a-z]{1,4})* ?(?:;|&&|\n))+/;

function wordAfter(text: string): NextWord {
  const [phrase, behindSet, behindFetch] = [LINKS, SET, FETCH].map((pattern) => {
    const following = /^(?:(?!&&|\|\||;)[^\n)}])*/.exec(text.replace(pattern, ''))![0];
    return following
      .replace(/[ \t]+/g, ' ')
      .slice(0, 80)
      .trim();
  }) as [string, string, string];
  return { phrase, behindSet, behindFetch };
}

/** Whether a text has a kind of line end that the one it was made of has not, or has more of the kind that the file lacks. */
export function hasNewLineEnd(was: string, is: string, file: string): boolean {
  const [old, fresh] = [countLineEnds(was), countLineEnds(is)];
  const isCrlfNew = fresh.crlf > old.crlf && (fresh.lf < old.lf || !file.includes('\r\n'));
  const isLfNew = fresh.lf > old.lf && (fresh.crlf < old.crlf || !/(?:^|[^\r])\n/.test(file));
  return isCrlfNew || isLfNew;
}

function countLineEnds(source: string): { readonly lf: number; readonly crlf: number } {
  let lf = 0;
  let crlf = 0;
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    if (at > 0 && source[at - 1] === '\r') crlf += 1;
    else lf += 1;
  }
  return { lf, crlf };
}
