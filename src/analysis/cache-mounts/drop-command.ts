import { parseScript } from '../../shell/parse.ts';
import { type Command, isOpaque, type RunScript, type ShellNode } from '../../shell/script.ts';
import { describeChange } from '../../trace/run-trace.ts';
import { traceScript } from '../../trace/script-events.ts';

/** How a command is taken out: with the link to the node before it, or up to the command behind it. */
export interface DropLink {
  readonly command: Command;
  readonly previous: ShellNode | undefined;
  readonly next: Command | undefined;
}

/** How commands can be taken out of a script so that nothing else changes (trap B1). `undefined` where they cannot. */
export function findDropLinks(
  script: RunScript,
  commands: readonly Command[],
  isErrexit: boolean,
): readonly DropLink[] | undefined {
  if (commands.length === 0) return [];
  const links = commands.map((command) => findLink(script, command, commands));
  if (links.some((link) => link === undefined)) return undefined;
  const known = links as readonly DropLink[];
  let text = script.text;
  for (const { command, previous, next } of known.toReversed()) {
    const [start, end] = previous ? [previous.span.end, command.span.end] : [command.span.start, next!.span.start];
    text = text.slice(0, start) + text.slice(end);
  }
  return isRestSame(script, text, commands, isErrexit) ? known : undefined;
}

/** Only in a list of the script itself, and in its and-chains. */
function findLink(script: RunScript, command: Command, gone: readonly Command[]): DropLink | undefined {
  const { statements } = script.list;
  for (const [i, statement] of statements.entries()) {
    const { command: node } = statement;
    const before = statements[i - 1];
    if (node === command && !statement.isBackground) {
      if (before && !before.isBackground) return { command, previous: before.command, next: undefined };
      const next = statements[i + 1]?.command;
      return next?.kind === 'command' && !gone.includes(next) ? { command, previous: undefined, next } : undefined;
    }
    if (node.kind !== 'and-or') continue;
    const at = node.items.indexOf(command);
    if (at === -1) continue;
    if (node.operators.includes('||')) return undefined;
    if (at > 0) return { command, previous: node.items[at - 1]!, next: undefined };
    const next = node.items[1];
    return next?.kind === 'command' && !gone.includes(next) ? { command, previous: undefined, next } : undefined;
  }
  return undefined;
}

function isRestSame(script: RunScript, text: string, gone: readonly Command[], isErrexit: boolean): boolean {
  const parsed = parseScript(text);
  if (isOpaque(parsed)) return false;
  const kept = traceScript(script, isErrexit).events.filter(({ kind, commands }) => {
    return kind !== 'command' || !gone.includes(commands[0]!);
  });
  const { events } = traceScript(parsed, isErrexit);
  return (
    events.length === kept.length &&
    events.every((event, i) => event.text === kept[i]!.text && describeChange(kept[i]!, event) === undefined)
  );
}
