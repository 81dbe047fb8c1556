import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque, type RunScript, type ShellNode } from '../shell/script.ts';
import { isPlainChain } from './plain-chain.ts';
import type { Link } from '../dockerfile/append-command.ts';
import { memoize } from '../text/memo.ts';
import { findLeaving } from '../trace/leaving.ts';
import { describeChange } from '../trace/run-trace.ts';
import { traceScript } from '../trace/script-events.ts';

/** What stands between two commands that are linked so. */
export const LINK_TEXTS: Readonly<Record<Link, string>> = { '&&': ' && ', ';': '; ', line: '\n' };

/**
 * How a command can be put behind all others of a script, so that it runs after them only, ends the build where it fails
 * as they do, and changes nothing else (trap C2). `undefined` where there is no such way.
 */
export function findAppendLink(
  script: RunScript,
  command: string,
  isErrexit: boolean,
  isHeredoc: boolean,
): { readonly link: Link; readonly last: ShellNode } | undefined {
  const statement = script.list.statements.at(-1);
  if (!statement || statement.isBackground || hasOr(statement.command)) return undefined;
  const last = statement.command;
  const behind = script.text.slice(last.span.end);
  if (!/^[\s;]*$/.test(behind) || script.text[last.span.end - 1] === '\\') return undefined;
  if (!isErrexit && !isHeredoc && isPlainChain(script)) return { link: '&&', last };
  const link = linksFor(script, last, isHeredoc).find((candidate) => {
    return isLast(script, script.text.slice(0, last.span.end) + LINK_TEXTS[candidate] + command + behind, isErrexit);
  });
  return link && { link, last };
}

/** How a command may be linked to the last one, as the script itself does it first: a list goes on as a list. */
function linksFor({ list }: RunScript, last: ShellNode, isHeredoc: boolean): readonly Link[] {
  if (isHeredoc) return ['line', '&&'];
  return list.statements.length > 1 && last.kind !== 'and-or' ? [';', '&&'] : ['&&', ';'];
}

/** Of a script, whether each longer text that was asked about has one more event at its end; a file is looked at often. */
const answersOf = memoize((_script: RunScript) => new Map<string, boolean>());

function isLast(script: RunScript, text: string, isErrexit: boolean): boolean {
  const answers = answersOf(script);
  const key = `${isErrexit} ${text}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = isOneMore(script, text, traceScript(script, isErrexit).events.length, isErrexit);
    answers.set(key, answer);
  }
  return answer;
}

/** The same for a command that is to run right before another one: one of a list goes on as a list. */
export function findPrependLink(
  script: RunScript,
  before: Command,
  command: string,
  isErrexit: boolean,
  isHeredoc = false,
): Link | undefined {
  const index = traceScript(script, isErrexit).events.findIndex(({ commands }) => commands[0] === before);
  if (index === -1) return undefined;
  const { statements } = script.list;
  const isListed = statements.length > 1 && statements.some((statement) => statement.command === before);
  const links: readonly Link[] = !isListed ? ['&&', ';'] : isHeredoc ? ['line', '&&'] : [';', '&&'];
  return links.find((link) => isOneMore(script, withPrepended(script, before, command, link), index, isErrexit));
}

/** The text of a script with a command right before another one. */
export function withPrepended({ text }: RunScript, { span }: Command, command: string, link: Link): string {
  return text.slice(0, span.start) + command + LINK_TEXTS[link] + text.slice(span.start);
}

/**
 * The text has all events of the script, and one that ends the build on a failure at the index asked about. Nothing before it may
 * end the script: behind `a && exit 0` it would never run.
 */
export function isOneMore(script: RunScript, text: string, index: number, isErrexit: boolean): boolean {
  const parsed = parseScript(text);
  if (isOpaque(parsed)) return false;
  const wanted = traceScript(script, isErrexit).events;
  const { events } = traceScript(parsed, isErrexit);
  const added = events[index];
  if (events.length !== wanted.length + 1 || added?.kind !== 'command' || added.onFailure !== 'abort') return false;
  if (findLeaving(events.slice(0, index))) return false;
  const others = events.filter((event) => event !== added);
  return others.every((event, i) => event.text === wanted[i]!.text && describeChange(wanted[i]!, event) === undefined);
}

function hasOr(node: ShellNode): boolean {
  return node.kind === 'and-or' && node.operators.includes('||');
}
