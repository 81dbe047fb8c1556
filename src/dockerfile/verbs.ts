import type { Instruction } from './instruction.ts';
import { layOutOperands } from './layout.ts';
import type { RunReading } from './run-script.ts';
import type { FileStyle } from './style.ts';
import type { Command, ShellNode, Word } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { isContiguous, sourceOffset, sourceSpan } from '../text/mapped-text.ts';
import { shiftSpan, type Span } from '../text/span.ts';

/** A RUN whose script was read, in its place in the file. */
export interface RunPlace {
  readonly instruction: Instruction;
  readonly reading: RunReading;
}

/** Puts `text` behind a word of the script, with one blank between them. */
export function addWordAfter(run: RunPlace, word: Word, text: string): Edit {
  return insertAt(run, word.span.end, ` ${text}`);
}

/** Puts `text` right before a command, its assignments included. */
export function insertBeforeCommand(run: RunPlace, command: Command, text: string): Edit {
  const at = sourceOffset(run.reading.mapped, command.span.start) + run.instruction.start;
  return { span: { start: at, end: at }, text };
}

/** Writes `text` in place of a word. `undefined` where a line break runs through the word. */
export function replaceWord(run: RunPlace, word: Word, text: string): Edit | undefined {
  if (!isContiguous(run.reading.mapped, word.span)) return undefined;
  return { span: toFile(run, word.span), text };
}

/**
 * Takes out the script from the start of one command up to the start of a later one: `apk update && ` before `apk add`.
 * `undefined` where a comment stands between them, since a fix loses none (trap A17).
 */
export function removeUpTo(run: RunPlace, command: Command, next: Command): Edit | undefined {
  const span = { start: command.span.start, end: next.span.start };
  const removed = toFile(run, span);
  if (holdsComment(run, removed)) return undefined;
  return {
    span: { start: removed.start, end: toFile(run, { start: next.span.start, end: next.span.start + 1 }).start },
    text: '',
  };
}

/**
 * Takes out a command that ends a script, with the link before it: ` && apt-get update` behind `a`. `undefined` where a comment
 * stands between them.
 */
export function removeBehind(run: RunPlace, previous: ShellNode, command: Command): Edit | undefined {
  const span = toFile(run, { start: previous.span.end - 1, end: command.span.end });
  const removed = { start: span.start + 1, end: span.end };
  return holdsComment(run, removed) ? undefined : { span: removed, text: '' };
}

/** Takes out a word and what stands before it. `undefined` where a comment stands between it and the word before. */
export function removeWord(run: RunPlace, previous: Word, word: Word): Edit | undefined {
  const span = toFile(run, { start: previous.span.end - 1, end: word.span.end });
  const removed = { start: span.start + 1, end: span.end };
  const isHeredoc = run.instruction.content.heredocs.length > 0;
  return !isHeredoc && holdsComment(run, removed) ? undefined : { span: removed, text: '' };
}

/** Whether a comment line of the file stands in a span of it, or the script is a here-document, in which the shell reads them. */
export function holdsComment({ instruction: { content, start } }: RunPlace, span: Span): boolean {
  if (content.heredocs.length > 0) return true;
  return content.innerComments.some((comment) => {
    const place = shiftSpan(comment, start);
    return place.start >= span.start && place.end <= span.end;
  });
}

/** Adds operands to a command, laid out as its own are: at its end, but before the options that stand there. */
export function addOperands(run: RunPlace, command: Command, operands: readonly string[], style: FileStyle): Edit {
  const words = command.words.slice(0, command.words.findLastIndex(({ text }) => !text.startsWith('-')) + 1);
  return insertAt(run, words.at(-1)!.span.end, layOutOperands(run, { ...command, words }, operands, style));
}

function insertAt(run: RunPlace, end: number, text: string): Edit {
  const at = sourceOffset(run.reading.mapped, end - 1) + 1 + run.instruction.start;
  return { span: { start: at, end: at }, text };
}

/** The span in the file of a span of the script. */
function toFile(run: RunPlace, span: Span): Span {
  return shiftSpan(sourceSpan(run.reading.mapped, span), run.instruction.start);
}
