import { removeInstruction } from './add-flag.ts';
import { hasPragma } from './pragmas.ts';
import type { Scan } from './scan.ts';
import type { RunPlace } from './verbs.ts';
import type { Command, ShellNode, Word } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { type MappedText, sourceOffset } from '../text/mapped-text.ts';

/** A command that goes through folders, and has less to do there than it had. */
export interface NarrowedCommand {
  readonly command: Command;
  /** How many of its words stand before its operands and options: the program, and what it is run by. */
  readonly head: number;
  /** The first operand, which is no path: an owner, a mode. */
  readonly first: Word;
  readonly paths: readonly Word[];
  /** Options by which it goes through folders; the letter `R` of a short one, else the whole word. */
  readonly recursive: readonly Word[];
  /** Paths that it need not name any more. */
  readonly dropped: readonly Word[];
  /** Paths of folders that it still has to name, without going through them. */
  readonly alone: readonly Word[];
  /** There is nothing else in its RUN. */
  readonly isOnlyCommand: boolean;
}

/** The edits, and whether the whole RUN went. `undefined` where a comment would be lost. */
export interface NarrowingEdits {
  readonly edits: readonly Edit[];
  readonly isGone: boolean;
}

/** Takes out of a command what it need not do any more; of a RUN that has nothing left, the RUN. */
export function narrowCommand(scan: Scan, run: RunPlace, narrowed: NarrowedCommand): NarrowingEdits | undefined {
  const { command, paths, dropped, alone, isOnlyCommand } = narrowed;
  if (dropped.length < paths.length) {
    const edits = narrowWords(run, narrowed);
    return edits && alone.length + dropped.length > 0 ? { edits, isGone: false } : undefined;
  }
  if (isOnlyCommand) {
    if (hasCommentAt(scan, run) || hasPragma(scan, run.instruction)) return undefined;
    return { edits: [removeInstruction(scan, run.instruction)], isGone: true };
  }
  const edit = removeLinked(run, command);
  return edit && { edits: [edit], isGone: false };
}

/** In the line above the instruction, or inside of it. */
function hasCommentAt({ text }: Scan, { instruction: { content, start } }: RunPlace): boolean {
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(start - 1, 0));
  return content.innerComments.length > 0 || /^[ \t]*#/.test(above);
}

function narrowWords(run: RunPlace, narrowed: NarrowedCommand): readonly Edit[] | undefined {
  const { command, head, first, paths, recursive, dropped, alone } = narrowed;
  const { words } = command;
  const { mapped } = run.reading;
  const isSplit = alone.length > 0 && dropped.length + alone.length < paths.length;
  const gone = new Set(isSplit ? [...dropped, ...alone] : dropped);
  const owners = [...words.slice(0, head), first, ...alone].map(({ text }) => text).join(' ');
  const tail = isSplit ? ` && ${owners}` : '';
  const edits: (Edit | undefined)[] = [];
  for (const [i, word] of words.entries()) {
    const isLast = i === words.length - 1;
    const behind = isLast ? tail : '';
    const previous = words[i - 1];
    const text = alone.length > 0 && !isSplit && recursive.includes(word) ? withoutRecursion(word.text) : word.text;
    if (previous && (gone.has(word) || text === ''))
      edits.push(replace(run, endOf(mapped, previous.span.end), endOf(mapped, word.span.end), behind));
    else if (text !== word.text)
      edits.push(replace(run, sourceOffset(mapped, word.span.start), endOf(mapped, word.span.end), text + behind));
    else if (behind !== '')
      edits.push(replace(run, endOf(mapped, word.span.end), endOf(mapped, word.span.end), behind));
  }
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

function withoutRecursion(option: string): string {
  const rest = option.startsWith('--') ? '-' : option.replaceAll('R', '');
  return rest === '-' ? '' : rest;
}

/** A command of a chain or list with the link to the next one; with that to the one before, where it is the last. */
function removeLinked(run: RunPlace, command: Command): Edit | undefined {
  const { script, mapped } = run.reading;
  const { statements } = script.list;
  const chains = statements.map((each): readonly ShellNode[] =>
    each.command.kind === 'and-or' ? each.command.items : [],
  );
  for (const nodes of [...chains, statements.map((each) => each.command)]) {
    const at = nodes.indexOf(command);
    const [before, next] = [nodes[at - 1], nodes[at + 1]];
    if (at === -1) continue;
    const { start, end } = command.span;
    if (next) return replace(run, sourceOffset(mapped, start), sourceOffset(mapped, next.span.start), '');
    if (before) return replace(run, endOf(mapped, before.span.end), endOf(mapped, end), '');
  }
  return undefined;
}

/** Where the text before an offset of the script ends in the source. */
function endOf(mapped: MappedText, end: number): number {
  return sourceOffset(mapped, end - 1) + 1;
}

/** `undefined` where a comment stands there, which would be lost. */
function replace({ instruction }: RunPlace, from: number, to: number, text: string): Edit | undefined {
  const hasComment = instruction.content.innerComments.some(({ start, end }) => start >= from && end <= to);
  return hasComment ? undefined : { span: { start: instruction.start + from, end: instruction.start + to }, text };
}
