import { flagsOf } from './joins.ts';
import { heredocsOf } from './letters.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { evenGap, type Item, sequenceOf } from '../trace/script-tokens.ts';
import type { Command } from '../shell/script.ts';

/** A command of a RUN, and what stands in its place. */
export interface ChangedCommand {
  readonly was: Command;
  readonly is: Command;
}

/**
 * The commands in which two RUNs differ, all between them being the same letter by letter: none came, went, or changed its place;
 * assignments and redirections are the same.
 * @param mayBeLayout the blanks and line breaks between words and around operators may change, and be all that does
 * @returns what else changed, as a clause
 */
export function readChangedCommands(
  file: Dockerfile,
  old: Instruction,
  fresh: Instruction,
  mayBeLayout = false,
): readonly ChangedCommand[] | string {
  const [was, is] = [runContent(old), runContent(fresh)];
  if (!was || !is || old.content.keywordText !== fresh.content.keywordText || was.keywordText !== is.keywordText)
    return 'it is no RUN';
  if (shellAt(file, old) === 'foreign') return 'another shell runs it';
  if (flagsOf(was) !== flagsOf(is)) return 'its flags changed';
  if (heredocsOf(was) !== heredocsOf(is)) return 'its heredocs changed';
  const [reading, freshReading] = [readRun(was), readRun(is)];
  if (isUnread(reading) || isUnread(freshReading)) return 'it cannot be read';
  const [before, after] = [sequenceOf(reading.script), sequenceOf(freshReading.script)];
  if (before.tokens.length !== after.tokens.length) return 'a command came or went';
  const layoutOf = (gap: string): string => (mayBeLayout ? evenGap(gap) : gap);
  const changed: ChangedCommand[] = [];
  for (const [i, token] of before.tokens.entries()) {
    const other = after.tokens[i]!;
    if (layoutOf(token.gap) !== layoutOf(other.gap)) return 'what stands between its commands changed';
    if (textOf(token.items, () => true) === textOf(other.items, () => true)) continue;
    const isNoWord = ({ isWord }: Item): boolean => !isWord;
    if (textOf(token.items, isNoWord) !== textOf(other.items, isNoWord))
      return 'an assignment or a redirection changed';
    changed.push({ was: token.command, is: other.command });
  }
  if (before.rest !== after.rest) return 'what stands behind its commands changed';
  return changed.length > 0 || mayBeLayout ? changed : 'nothing but blanks changed';
}

function textOf(items: readonly Item[], isWanted: (item: Item) => boolean): string {
  return JSON.stringify(items.filter(isWanted).map(({ text }) => text));
}
