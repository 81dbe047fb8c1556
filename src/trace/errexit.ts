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

function listEndsInErrexit({ statements }: CommandList): boolean {
  const last = statements.at(-1);
  return last === undefined || (!last.isBackground && endsInErrexit(last.command));
}
