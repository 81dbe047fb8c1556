import type { Command, CommandList, CompoundCommand, RunScript, ShellNode, Statement } from './script.ts';

/**
 * Whether the script ends at once, and fails, when a command of it fails: it stands last with nothing but `&&` behind it,
 * or errexit is on where it stands and the shell heeds it there (POSIX, "set -e": not before `&&`, not in a condition).
 * `false` where that is not certain.
 */
export function isFatal(script: RunScript, command: Command): boolean {
  // A trap on EXIT may change the status, and what it runs is text to us.
  if (/\btrap\b/.test(script.text)) return false;
  return isFatalInList(script.list, command, false, true);
}

/** @param isTail the status of the list is that of the script */
function isFatalInList(list: CommandList, command: Command, wasErrexit: boolean, isTail: boolean): boolean {
  let isErrexit = wasErrexit;
  for (const [i, statement] of list.statements.entries()) {
    if (holds(statement.command, command)) {
      const isLast = isTail && i === list.statements.length - 1;
      return !statement.isBackground && isFatalInNode(statement.command, command, isErrexit, isLast);
    }
    isErrexit = errexitAfter(statement, isErrexit);
  }
  return false;
}

function isFatalInNode(node: ShellNode, command: Command, isErrexit: boolean, isTail: boolean): boolean {
  switch (node.kind) {
    case 'command':
      return node === command && (isErrexit || isTail);
    case 'and-or': {
      if (node.operators.includes('||')) return false;
      const at = node.items.findIndex((item) => holds(item, command));
      const isLast = at === node.items.length - 1;
      // What comes before may have switched errexit on: `set -e && …`.
      const isOn = node.items.slice(0, at).reduce((before, item) => setsErrexit(item) ?? before, isErrexit);
      return isFatalInNode(node.items[at]!, command, isLast && isOn, isTail);
    }
    case 'pipeline': {
      const last = node.items.at(-1)!;
      return !node.prefixes.includes('!') && holds(last, command) && isFatalInNode(last, command, isErrexit, isTail);
    }
    default: {
      const list = node.lists.find((inner) => inner.statements.some((statement) => holds(statement.command, command)));
      if (!list || isCondition(node, list) || node.compound === 'function' || node.compound === 'coproc') return false;
      // Of a loop, the status is that of the last turn alone.
      const isLoop = node.compound === 'for' || node.compound === 'while' || node.compound === 'until';
      return isFatalInList(list, command, isErrexit, isTail && !isLoop);
    }
  }
}

/** The lists of an `if` stand in the order condition, body, condition, body, …, else; a loop's condition stands first. */
function isCondition({ compound, lists }: CompoundCommand, list: CommandList): boolean {
  const at = lists.indexOf(list);
  if (compound === 'while' || compound === 'until') return at === 0;
  return compound === 'if' && at % 2 === 0 && at !== lists.length - 1;
}

function errexitAfter({ command }: Statement, before: boolean): boolean {
  if (command.kind !== 'and-or') return setsErrexit(command) ?? before;
  // Only the first of a chain is sure to have run.
  return setsErrexit(command.items[0]!) ?? before;
}

/** What a `set` does to errexit: switches it on, off, or (`undefined`) leaves it alone. */
function setsErrexit(node: ShellNode): boolean | undefined {
  if (node.kind !== 'command' || node.words[0]?.value !== 'set') return undefined;
  let state: boolean | undefined;
  node.words.forEach(({ value = '' }, i) => {
    const before = node.words[i - 1]?.value ?? '';
    if (/^-[a-z]*e/.test(value) || (value === 'errexit' && before.startsWith('-') && before.endsWith('o')))
      state = true;
    if (/^\+[a-z]*e/.test(value) || (value === 'errexit' && before.startsWith('+') && before.endsWith('o')))
      state = false;
  });
  return state;
}

function holds(node: ShellNode, command: Command): boolean {
  if (node === command) return true;
  if (node.kind === 'command') return false;
  if (node.kind === 'compound')
    return node.lists.some((list) => list.statements.some((inner) => holds(inner.command, command)));
  return node.items.some((item) => holds(item, command));
}
