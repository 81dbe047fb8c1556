import type { Instruction } from './instruction.ts';
import { layOutOperands } from './layout.ts';
import type { RunReading } from './run-script.ts';
import type { FileStyle } from './style.ts';
import type { Command, Word } from '../shell/script.ts';
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
  const { content, start } = run.instruction;
  const hasComment = content.innerComments.some((comment) => {
    const place = shiftSpan(comment, start);
    return place.start >= removed.start && place.end <= removed.end;
  });
  if (hasComment || content.heredocs.length > 0) return undefined;
  return {
    span: { start: removed.start, end: toFile(run, { start: next.span.start, end: next.span.start + 1 }).start },
    text: '',
  };
}

/** Adds operands at the end of a command, laid out as the command's own operands are. */
export function addOperands(run: RunPlace, command: Command, operands: readonly string[], style: FileStyle): Edit {
  const last = command.words.at(-1)!;
  return insertAt(run, last.span.end, layOutOperands(run, command, operands, style));
}

function insertAt(run: RunPlace, end: number, text: string): Edit {
  const at = sourceOffset(run.reading.mapped, end - 1) + 1 + run.instruction.start;
  return { span: { start: at, end: at }, text };
}

/** The span in the file of a span of the script. */
function toFile(run: RunPlace, span: Span): Span {
  return shiftSpan(sourceSpan(run.reading.mapped, span), run.instruction.start);
}
