import type { Command, CommandList, CompoundCommand, RunScript, ShellNode, Word } from './script.ts';
import { memoize } from '../text/memo.ts';

/** A simple command with what stands around it. */
export interface CommandSite {
  readonly command: Command;
  /** The compound commands and substitutions it stands in, outermost first. */
  readonly within: readonly (CompoundCommand | 'substitution')[];
  /** Another command's output is its standard input. */
  readonly isPiped: boolean;
}

/** Every simple command of a script in the order of the text, those of substitutions after the command that has them. */
export const findCommands = memoize(({ list }: RunScript): readonly CommandSite[] => {
  const found: CommandSite[] = [];
  walkList(list, [], false, found);
  return found;
});

type Within = CommandSite['within'];

function walkList(list: CommandList, within: Within, isPiped: boolean, found: CommandSite[]): void {
  for (const statement of list.statements) walkNode(statement.command, within, isPiped, found);
}

function walkNode(node: ShellNode, within: Within, isPiped: boolean, found: CommandSite[]): void {
  switch (node.kind) {
    case 'command':
      found.push({ command: node, within, isPiped });
      for (const word of node.words) walkWord(word, within, found);
      for (const assignment of node.assignments) walkSubstitutions(assignment.substitutions, within, found);
      for (const { target } of node.redirections) if (target) walkWord(target, within, found);
      return;
    case 'and-or':
      for (const item of node.items) walkNode(item, within, isPiped, found);
      return;
    case 'pipeline':
      node.items.forEach((item, i) => walkNode(item, within, isPiped || i > 0, found));
      return;
    case 'compound': {
      const inner = [...within, node];
      for (const word of node.words) walkWord(word, within, found);
      for (const list of node.lists) walkList(list, inner, isPiped, found);
    }
  }
}

function walkWord(word: Word, within: Within, found: CommandSite[]): void {
  walkSubstitutions(word.substitutions, within, found);
}

function walkSubstitutions(lists: readonly CommandList[], within: Within, found: CommandSite[]): void {
  for (const list of lists) walkList(list, [...within, 'substitution'], false, found);
}
