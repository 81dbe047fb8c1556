import type { Command, RunScript, ShellNode } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';
import { endsWell } from '../trace/leaving.ts';
import { readOptionChanges } from '../trace/shell-state.ts';

/**
 * Whether a script is one and-chain of simple commands and pipelines of such, without `set`, substitutions and `exit 0`: each of
 * them ends the script only where it fails, and what is joined to it by `&&` does not change that.
 */
export const isPlainChain = memoize(({ list: { statements } }: RunScript): boolean => {
  const [only, other] = statements;
  if (!only || other || only.isBackground) return false;
  const items = only.command.kind === 'and-or' ? only.command.items : [only.command];
  if (only.command.kind === 'and-or' && only.command.operators.includes('||')) return false;
  return items.every((item) => isPlain(item) || isPlainPipeline(item));
});

function isPlainPipeline(node: ShellNode): boolean {
  return node.kind === 'pipeline' && node.prefixes.length === 0 && node.items.every(isPlain);
}

function isPlain(node: ShellNode): boolean {
  return node.kind === 'command' && readOptionChanges(node) === undefined && !hasSubstitutions(node) && !endsWell(node);
}

function hasSubstitutions({ words, assignments }: Command): boolean {
  return [...words, ...assignments].some(({ substitutions }) => substitutions.length > 0);
}
