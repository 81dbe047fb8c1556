import { mayLeave } from './shell-state.ts';
import type { CommandList, ShellNode } from '../shell/script.ts';

/**
 * Whether a failure that gives a compound command its status has always ended the script before, when errexit is on and
 * heeded. Not so where a branch ends in an and-or list or in `!`: the shell forgives those, and only the status of the
 * whole tells (POSIX, "set -e").
 */
export function endsInErrexit(node: ShellNode): boolean {
  switch (node.kind) {
    case 'command':
      return true;
    case 'and-or':
      return false;
    case 'pipeline':
      return !node.prefixes.includes('!');
    default:
      switch (node.compound) {
        case 'subshell':
        case 'function':
        case 'test':
        case 'arithmetic':
          return true;
        case 'group':
        case 'if':
        case 'for':
        case 'while':
        case 'until':
        case 'case':
          return node.redirections.length === 0 && node.lists.every(listEndsInErrexit);
        default:
          return false;
      }
  }
}

/** Whether there are commands inside on which errexit bears: of a compound command, a substitution, a function. */
export function heedsErrexit(node: ShellNode, functions: ReadonlySet<string>): boolean {
  if (node.kind === 'compound') return true;
  if (node.kind !== 'command') return node.items.some((item) => heedsErrexit(item, functions));
  const name = node.words[0]?.value;
  // What a trap holds runs in the end, by the errexit of then.
  if (name === 'trap' || mayLeave(node) || (name !== undefined && functions.has(name))) return true;
  return [...node.words, ...node.assignments].some(({ substitutions }) => substitutions.length > 0);
}

function listEndsInErrexit({ statements }: CommandList): boolean {
  const last = statements.at(-1);
  return last === undefined || (!last.isBackground && endsInErrexit(last.command));
}
