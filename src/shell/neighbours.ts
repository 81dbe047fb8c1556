import type { Command, CommandList, RunScript, ShellNode } from './script.ts';

/**
 * The simple command that runs next after `command` in any case but its failure: the next of an and-chain or of a list
 * (never across `||`, `!`, a pipe, or out of a compound). `undefined` where there is none.
 */
export function findSuccessor(script: RunScript, command: Command): Command | undefined {
  return findInList(script.list, command);
}

function findInList(list: CommandList, command: Command): Command | undefined {
  for (const [i, statement] of list.statements.entries()) {
    if (statement.command === command) {
      const next = list.statements[i + 1]?.command;
      return statement.isBackground ? undefined : firstCommand(next);
    }
    const found = findInNode(statement.command, command);
    if (found) return found;
  }
  return undefined;
}

function findInNode(node: ShellNode, command: Command): Command | undefined {
  if (node.kind === 'compound') return firstFound(node.lists, (list) => findInList(list, command));
  if (node.kind !== 'and-or') return undefined;
  for (const [i, item] of node.items.entries()) {
    if (item !== command) {
      const found = findInNode(item, command);
      if (found) return found;
      continue;
    }
    const isAlternative = i > 0 && node.operators[i - 1] === '||';
    return isAlternative || node.operators[i] !== '&&' ? undefined : firstCommand(node.items[i + 1]);
  }
  return undefined;
}

/** The command that a node begins with, where it begins with one. */
function firstCommand(node: ShellNode | undefined): Command | undefined {
  if (!node || node.kind === 'compound') return undefined;
  if (node.kind === 'command') return node;
  return node.kind === 'pipeline' && node.prefixes.length > 0 ? undefined : firstCommand(node.items[0]);
}

function firstFound<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
