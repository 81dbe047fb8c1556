import { deeper } from './layout.ts';
import { type FileStyle, operatorPlaceIn } from './style.ts';
import { holdsComment, type RunPlace } from './verbs.ts';
import type { Command, Word } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** Words of a command that stand one behind the other. */
export interface PackageList {
  readonly words: readonly Word[];
  /** From the end of the word before them to the end of the last, in the text of the instruction. */
  readonly start: number;
  readonly end: number;
}

/** @returns `undefined` where a comment stands among them, or they are in a here-document */
export function findList(place: RunPlace, command: Command, words: readonly Word[]): PackageList | undefined {
  const before = command.words[command.words.indexOf(words[0]!) - 1]!;
  const [start, end] = [before, words.at(-1)!].map(({ span }) => sourceOffset(place.reading.mapped, span.end - 1) + 1) as [number, number]; // prettier-ignore
  const { start: offset } = place.instruction;
  return holdsComment(place, { start: start + offset, end: end + offset }) ? undefined : { words, start, end };
}

/**
 * Writes other words in place of a list, one to a line. A command that follows on the line of the last word gets a line of its own, as
 * nobody looks for it in a list.
 * @returns `undefined` where the list stands so already, or line ends are mixed
 */
export function writeList(
  { instruction }: RunPlace,
  { start, end }: PackageList,
  words: readonly string[],
  style: FileStyle,
): Edit | undefined {
  const { source } = instruction.content;
  const old = source.slice(start, end);
  // Of two kinds of line ends none is the file's own.
  if (source.includes('\r\n') && /(?:^|[^\r])\n/.test(source)) return undefined;
  const own = /\n([ \t]*)\S/.exec(old)?.[1];
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const indent = own === undefined || own === '' ? deeper(/^[ \t]*/.exec(line)![0]) : own;
  const mark = /[ \t]*[\\`][ \t]*\r?\n/.exec(old)?.[0] ?? `${style.markGap || ' '}${style.escape}${style.lineEnd}`;
  const text = words.map((word) => `${mark}${indent}${word}`).join('');
  const lines = (list: string): string => list.replace(/[ \t]*[\\`]?[ \t]*\r?\n[ \t]*/g, '\n').trim();
  if (lines(text) === lines(old) && old.trimStart().startsWith(mark.trim())) return undefined;
  const follower = breakBehind(source, end, style);
  return {
    span: { start: start + instruction.start, end: end + follower.taken + instruction.start },
    text: text + follower.text,
  };
}

/** What stands in place of the link behind a list and its blanks, where a command follows on the same line. */
function breakBehind(source: string, end: number, style: FileStyle): { readonly taken: number; readonly text: string } {
  const [link = ''] = /^[ \t]*&&[ \t]+(?=[^\s\\`#])/.exec(source.slice(end, end + MOST_OF_LINK)) ?? [];
  if (link === '') return { taken: 0, text: '' };
  const line = source.slice(source.lastIndexOf('\n', end - 1) + 1, end);
  // On the first line of the RUN there is no indent to go by.
  const indent =
    line.length === end ? style.commandIndent : (indentOfChain(source.slice(0, end)) ?? style.commandIndent);
  const lineBreak = `${style.markGap || ' '}${style.escape}${style.lineEnd}${indent}`;
  return {
    taken: link.length,
    text: operatorPlaceIn(source, style) === 'last' ? ` &&${lineBreak}` : `${lineBreak}&& `,
  };
}

/** A link with more blanks around it is left as it is. */
const MOST_OF_LINK = 20;

/** The blanks before the last command that begins a line. */
function indentOfChain(before: string): string | undefined {
  const lines = before.split('\n');
  const line = lines.findLast(
    (text, i) => i > 0 && (/^[ \t]*&&/.test(text) || /&&[ \t]*[\\`][ \t]*\r?$/.test(lines[i - 1]!)),
  );
  return line && /^[ \t]*/.exec(line)![0];
}
