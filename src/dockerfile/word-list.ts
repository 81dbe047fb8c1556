import { deeper } from './layout.ts';
import type { FileStyle } from './style.ts';
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

/** Writes other words in place of a list, one to a line. @returns `undefined` where it stands so already, or line ends are mixed */
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
  return { span: { start: start + instruction.start, end: end + instruction.start }, text };
}
