import { flagsOf } from './joins.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Command, Word } from '../shell/script.ts';
import { traceScript } from '../trace/script-events.ts';
import { sourceOffset } from '../text/mapped-text.ts';

/** One word of a RUN that came, or that stands in the place of another. */
export interface ChangedWord {
  readonly was: Command;
  readonly is: Command;
  /** The words that came, in the new command. */
  readonly added: readonly Word[];
  /** The words that went, in the old command. */
  readonly gone: readonly Word[];
  /** It runs in any case, in the folder in which the RUN begins, and in a shell as it was at the start. */
  readonly isPlain: boolean;
}

/**
 * The change between two RUNs of which all but words of one command next to each other is the same, letter by letter.
 * @returns what else changed, as a clause
 */
export function readChangedWord(old: Instruction, fresh: Instruction): ChangedWord | string {
  if (old.content.keyword !== 'run' || fresh.content.keyword !== 'run') return 'it is no RUN';
  if (flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
  const [was, is] = [readRun(old.content), readRun(fresh.content)];
  if (isUnread(was) || isUnread(is)) return 'it cannot be read';
  if (was.commands.length !== is.commands.length) return 'a command came or went';
  const changed = was.commands.flatMap(({ command }, i) => {
    const other = is.commands[i]!.command;
    return textOf(command) === textOf(other) ? [] : [{ command, other }];
  });
  const [only, more] = changed;
  if (!only || more) return 'not exactly one command changed';
  const { added, gone, at } = compareWords(only.command, only.other);
  if (added.length === 0) return 'words went';
  // The letters around the words, as they stand in the file.
  const [before, behind] = [
    only.command.words[at - 1],
    gone.length > 0 ? gone.at(-1) : only.command.words[at - 1],
  ];
  const [freshBefore, freshBehind] = [only.other.words[at - 1], added.at(-1)];
  if (!before || !behind || !freshBefore || !freshBehind) return 'the program is another';
  const end = (reading: typeof was, word: Word): number => sourceOffset(reading.mapped, word.span.end - 1) + 1;
  const isSame =
    old.content.source.slice(0, end(was, before)) === fresh.content.source.slice(0, end(is, freshBefore)) &&
    old.content.source.slice(end(was, behind)) === fresh.content.source.slice(end(is, freshBehind));
  if (!isSame) return 'more than words of one command changed';
  const events = traceScript(was.script, false).events;
  const event = events.find(({ commands }) => commands.includes(only.command));
  const isClean = event?.stateTexts.every((text) => /^[-+][a-z]/.test(text)) === true;
  return { was: only.command, is: only.other, added, gone, isPlain: event?.kind === 'command' && isClean };
} // prettier-ignore

function compareWords(was: Command, is: Command): { added: readonly Word[]; gone: readonly Word[]; at: number } {
  let at = 0;
  while (at < was.words.length && was.words[at]?.text === is.words[at]?.text) at += 1;
  let tail = 0;
  while (
    tail < Math.min(was.words.length, is.words.length) - at &&
    was.words.at(-1 - tail)?.text === is.words.at(-1 - tail)?.text
  )
    tail += 1;
  return { added: is.words.slice(at, is.words.length - tail), gone: was.words.slice(at, was.words.length - tail), at };
}

function textOf({ assignments, words, redirections }: Command): string {
  return JSON.stringify([
    assignments.map(({ name, value }) => `${name}=${value}`),
    words.map(({ text }) => text),
    redirections.map(({ operator, target }) => operator + (target?.text ?? '')),
  ]);
}
