import type { ScriptEvent } from './script-event.ts';
import { traceScript } from './script-events.ts';
import type { RunReading } from '../dockerfile/run-script.ts';
import { readPipeRole } from '../knowledge/pipes.ts';
import type { Command, CommandList, Pipeline, ShellNode } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** What heeding the failures of all pipes of a script would do beside that. */
export interface PipeObstacle {
  readonly reason: 'stops-early' | 'status-unknown' | 'not-plain';
  readonly detail: string;
}

/** Whether the left side of a pipe may fail unseen; a script that says `pipefail` itself is not asked. */
export const findHiddenFailure = memoize(({ script }: RunReading): Command | undefined => {
  if (!script.text.includes('|') || script.text.includes('pipefail')) return undefined;
  for (const { items } of pipelinesIn(script.list)) {
    const failing = items.slice(0, -1).find((item) => item.kind === 'command' && readPipeRole(item)?.mayFail);
    if (failing?.kind === 'command') return failing;
  }
  return undefined;
});

/** What keeps the failure of every pipe of a script from being one of the script. @param isErrexit of its shell */
export function findPipeObstacle({ script }: RunReading, isErrexit: boolean): PipeObstacle | undefined {
  const { events } = traceScript(script, isErrexit);
  const eventOf = new Map<ShellNode, ScriptEvent>(events.flatMap((event) => event.commands.map((command) => [command, event])));
  for (const pipeline of pipelinesIn(script.list)) {
    const event = pipeline.items.map((item) => eventOf.get(item)).find((found) => found !== undefined);
    const isPlain = event?.kind === 'pipeline' || event?.kind === 'command';
    if (!isPlain || pipeline.prefixes.length > 0)
      return { reason: 'not-plain', detail: `"${shorten(pipeline, script.text)}" stands in a condition, a loop or a function` };
    if (event.kind === 'pipeline' && event.onFailure !== 'abort')
      return { reason: 'not-plain', detail: `"${shorten(pipeline, script.text)}" may fail, and the script goes on` };
    const obstacle = findItemObstacle(pipeline, script.text);
    if (obstacle) return obstacle;
  }
  return undefined;
} // prettier-ignore

function findItemObstacle({ items }: Pipeline, text: string): PipeObstacle | undefined {
  for (const [i, item] of items.entries()) {
    const name = firstWords(text.slice(item.span.start, item.span.end));
    const role = item.kind === 'command' ? readPipeRole(item) : undefined;
    if (role?.stopsEarly) return { reason: 'stops-early', detail: `"${name}" does not read to the end, or is not read to the end` };
    const isKnown = role && (i === 0 || role.isSink) && (i === items.length - 1 || role.isSource);
    if (!isKnown) return { reason: 'status-unknown', detail: `it is not known what "${name}" ends with, or whether it reads all that it is given` };
  }
  return undefined;
} // prettier-ignore

/** The first two words of a command, which tell it apart from the others of its pipe. */
function firstWords(command: string): string {
  const words = command.slice(0, 200).split(/\s+/, 2).join(' ');
  return words.length > 50 ? `${words.slice(0, 50)}…` : words;
}

function shorten({ span }: Pipeline, text: string): string {
  const own = text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return own.length > 50 ? `${own.slice(0, 50)}…` : own;
}

/** Every pipe of a script, those of substitutions included. */
function pipelinesIn(list: CommandList): readonly Pipeline[] {
  const found: Pipeline[] = [];
  walkList(list, found);
  return found;
}

function walkList({ statements }: CommandList, found: Pipeline[]): void {
  for (const { command } of statements) walkNode(command, found);
}

function walkNode(node: ShellNode, found: Pipeline[]): void {
  if (node.kind === 'command') {
    const targets = node.redirections.flatMap(({ target }) => target ?? []);
    for (const { substitutions } of [...node.words, ...node.assignments, ...targets])
      for (const list of substitutions) walkList(list, found);
    return;
  }
  if (node.kind === 'compound') {
    for (const { substitutions } of node.words) for (const list of substitutions) walkList(list, found);
    for (const list of node.lists) walkList(list, found);
    return;
  }
  // A pipe of one is a command with "!" before it.
  if (node.kind === 'pipeline' && node.items.length > 1) found.push(node);
  for (const item of node.items) walkNode(item, found);
}
