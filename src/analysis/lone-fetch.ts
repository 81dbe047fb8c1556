import type { PackageRun, PackageSite } from './package-runs.ts';
import { removeInstruction } from '../dockerfile/add-flag.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { type Instruction, instructionEnd } from '../dockerfile/instruction.ts';
import { hasPragma } from '../dockerfile/pragmas.ts';
import { removeBehind, removeUpTo } from '../dockerfile/verbs.ts';
import { fetchesLists, isPlainFetch, readsLists } from '../knowledge/apt-lists.ts';
import { cleanupOf } from '../knowledge/cleanups.ts';
import type { AndOrList, Command } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';

/** The last fetch of a RUN, whose lists nothing in that RUN reads or deletes. */
export function findLoneFetch({ sites, reading, isOnbuild }: PackageRun): PackageSite | undefined {
  if (isOnbuild) return undefined;
  const fetch = sites.findLast(({ command }) => fetchesLists(command));
  if (!fetch) return undefined;
  const start = fetch.command.span.start;
  const isUsed = reading.commands.some(({ command }) => {
    return command.span.start > start && (readsLists(command) || cleanupOf('apt').empties(command));
  });
  return isUsed ? undefined : fetch;
}

/** Why the fetch cannot be taken out. */
export type DropObstacle = 'comment' | 'flags' | 'pragma' | 'unclear-place';

/**
 * Takes the fetch out of the file: the RUN that does nothing else, or the command of a chain.
 * @returns the edit; or why there is none, with a clause
 */
export function dropFetch(
  file: Dockerfile,
  run: PackageRun,
  { command }: PackageSite,
): Edit | { readonly reason: DropObstacle; readonly detail: string } {
  const { instruction, content, reading } = run;
  const [flag] = content.flags;
  if (flag) return { reason: 'flags', detail: `it has ${flag.text}` };
  if (!isPlainFetch(command)) return { reason: 'unclear-place', detail: 'its output goes to a file, or a variable stands in it' }; // prettier-ignore
  if (!reading.commands.every((site) => isPlainFetch(site.command))) return dropFromChain(run, command);
  if (hasPragma(file, instruction)) return { reason: 'pragma', detail: 'it stands above this RUN' };
  const comment = findCommentAbove(file, instruction.line);
  if (comment !== undefined) return { reason: 'comment', detail: `"${comment}"` };
  return removeRun(file, instruction);
}

/**
 * With its line end; a blank line behind it goes along where a comment or another blank line stands above it. The last
 * instruction goes with the line end before it, so that the end of the file stays as it is.
 */
function removeRun(file: Dockerfile, instruction: Instruction): Edit | { reason: DropObstacle; detail: string } {
  const { instructions, text } = file;
  const at = instructions.findIndex(({ start }) => start === instruction.start);
  const previous = instructions[at - 1]!;
  if (at === instructions.length - 1) {
    const span = { start: instructionEnd(previous), end: instructionEnd(instruction) };
    const isBlank = text.slice(span.start, instruction.start).trim() === '';
    return isBlank ? { span, text: '' } : { reason: 'comment', detail: 'it would stand at the end of the file' };
  }
  const next = instructions[at + 1]!;
  const isTwin = next.content.source === instruction.content.source;
  if (isTwin && text.slice(instructionEnd(instruction), next.start).includes('#'))
    return { reason: 'comment', detail: `the same fetch stands below another comment in line ${next.line}` };
  const edit = removeInstruction(file, instruction);
  const isBelowComment = file.comments.some(({ line }) => line === instruction.line - 1);
  const blank = isBelowComment ? /^[ \t]*\r?\n/.exec(text.slice(edit.span.end, edit.span.end + 200)) : null;
  return blank ? { ...edit, span: { start: edit.span.start, end: edit.span.end + blank[0].length } } : edit;
}

/** A comment right above a line that speaks of what the line does. */
function findCommentAbove({ comments, text }: Dockerfile, line: number): string | undefined {
  const above = comments.find((comment) => comment.line === line - 1);
  const words = above && text.slice(above.span.start, above.span.end).trim();
  return words !== undefined && /\b(?:apt|updat\w*|refresh\w*|lists?|index|cache)\b/i.test(words)
    ? words.slice(0, 60)
    : undefined;
}

function dropFromChain(
  { place, reading }: PackageRun,
  command: Command,
): Edit | { readonly reason: DropObstacle; readonly detail: string } {
  const [only, more] = reading.script.list.statements;
  const chain = only && !more && !only.isBackground && only.command.kind === 'and-or' ? only.command : undefined;
  const edit = chain && !chain.operators.includes('||') ? cutFrom(chain, place, command) : undefined;
  return edit ?? { reason: 'unclear-place', detail: 'it is no command of a chain by && that could be left out' };
}

function cutFrom({ items }: AndOrList, place: PackageRun['place'], command: Command): Edit | undefined {
  const at = items.indexOf(command);
  if (at === -1) return undefined;
  const [previous, next] = [items[at - 1], items[at + 1]];
  if (next?.kind === 'command') return removeUpTo(place, command, next);
  return previous && !next ? removeBehind(place, previous, command) : undefined;
}
