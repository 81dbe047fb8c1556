import type { EventKind } from './script-event.ts';
import type { Command, CommandList, CompoundCommand, RunScript, ShellNode } from '../shell/script.ts';
import type { Span } from '../text/span.ts';

/** Whether what stands around a command, in a part of the script, runs in a process of its own whose state ends with it. */
export function isOwnProcess(outer: CompoundCommand | 'substitution', part: Span): boolean {
  if (outer === 'substitution') return true;
  const isInside = outer.span.start >= part.start && outer.span.end <= part.end;
  return isInside && (outer.compound === 'subshell' || outer.compound === 'coproc');
}

const DECLARES: ReadonlySet<string> = new Set(['for', 'select', 'function', 'coproc', 'arithmetic']);

/** A compound command that sets a variable or a function, or may. */
export function declares(node: ShellNode, kind: EventKind): boolean {
  if (kind === 'script') return true;
  if (node.kind === 'command') return false;
  if (node.kind !== 'compound') return node.items.some((item) => declares(item, 'compound'));
  if (DECLARES.has(node.compound)) return true;
  if (node.compound === 'subshell') return false;
  return node.lists.some(({ statements }) => statements.some(({ command }) => declares(command, 'compound')));
}

export function hasHeredoc({ redirections }: Command): boolean {
  return redirections.some(({ operator }) => operator === '<<' || operator === '<<-');
}

export function hasCompoundHeredoc({ statements }: CommandList): boolean {
  return statements.some(({ command }) => nodeHasHeredoc(command));
}

function nodeHasHeredoc(node: ShellNode): boolean {
  if (node.kind === 'command') return hasHeredoc(node);
  if (node.kind !== 'compound') return node.items.some(nodeHasHeredoc);
  const isOwn = node.redirections.some(({ operator }) => operator === '<<' || operator === '<<-');
  return isOwn || node.lists.some(hasCompoundHeredoc);
}

/** Names of the functions that a script defines, as its text gives them. */
export function findFunctions({ text }: RunScript): ReadonlySet<string> {
  const names = new Set<string>();
  // Looking for what stands before the brackets takes long, and few scripts have any.
  if (!/\([ \t]*\)|\bfunction[ \t]/.test(text)) return names;
  for (const [, before, after] of text.matchAll(/([\w.-]{1,99})[ \t]*\([ \t]*\)|\bfunction[ \t]+([\w.-]{1,99})/g))
    names.add((before ?? after)!);
  return names;
}
