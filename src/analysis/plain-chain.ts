import type { Command, RunScript, ShellNode } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { memoize } from '../text/memo.ts';
import { endsWell } from '../trace/leaving.ts';
import { findFunctions } from '../trace/script-shape.ts';
import { mayChangeErrexit, readOptionChanges } from '../trace/shell-state.ts';

/**
 * Whether a script is one and-chain of simple commands, without `set`, substitutions and `exit 0`: each of them ends the script
 * only where it fails, and what is joined to it by `&&` does not change that.
 */
export const isPlainChain = memoize(({ list: { statements } }: RunScript): boolean => {
  const [only, other] = statements;
  if (!only || other || only.isBackground) return false;
  const items = only.command.kind === 'and-or' ? only.command.items : [only.command];
  if (only.command.kind === 'and-or' && only.command.operators.includes('||')) return false;
  return items.every(
    (item) =>
      item.kind === 'command' && readOptionChanges(item) === undefined && !hasSubstitutions(item) && !endsWell(item),
  );
});

/**
 * Whether a script is one and-chain of commands and pipelines in which nothing switches errexit, no function is defined and
 * no here-document is read. Each command is then an event of the same kind, by the same text and with the same failure,
 * whatever such chain stands before it or behind it: `traceScript` asks for nothing else of what is around a command, but for
 * the state in which the chain before it leaves the shell.
 */
export const isSteadyChain = memoize((script: RunScript): boolean => {
  const { statements } = script.list;
  const [only] = statements;
  if (!only || statements.length > 1 || only.isBackground) return false;
  const { command } = only;
  if (command.kind === 'and-or' && command.operators.includes('||')) return false;
  const items = command.kind === 'and-or' ? command.items : [command];
  return (
    items.every((item) => item.kind === 'command' || isPlainPipeline(item)) &&
    !script.text.includes('<<') &&
    findFunctions(script).size === 0 &&
    !findCommands(script).some((site) => mayChangeErrexit(site.command))
  );
});

function isPlainPipeline(node: ShellNode): boolean {
  return node.kind === 'pipeline' && node.items.every(({ kind }) => kind === 'command');
}

function hasSubstitutions({ words, assignments }: Command): boolean {
  return [...words, ...assignments].some(({ substitutions }) => substitutions.length > 0);
}
