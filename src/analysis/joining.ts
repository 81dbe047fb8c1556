import { memoizeJoint } from './joint-memo.ts';
import { isPlainChain } from './plain-chain.ts';
import type { RunReading } from '../dockerfile/run-script.ts';
import { parseScript } from '../shell/parse.ts';
import { type CommandList, isOpaque, type RunScript, type ShellNode } from '../shell/script.ts';
import { shorten } from '../text/shorten.ts';
import { describeChange } from '../trace/run-trace.ts';
import { traceScript } from '../trace/script-events.ts';
import type { OnFailure, ScriptEvent } from '../trace/script-event.ts';
import { readOptionChanges } from '../trace/shell-state.ts';
import type { Span } from '../text/span.ts';

/** What is to be done with the script of one RUN when it is joined with its neighbours. */
export interface JoinedPart {
  /** What is kept of the script: all of it, but for what ends it and, at times, its own `set`. */
  readonly kept: Span;
  /** Put around what is kept. */
  readonly open: string;
  readonly close: string;
}

/** How several scripts become one. */
export interface JoinPlan {
  readonly link: '&&' | ';';
  readonly parts: readonly JoinedPart[];
}

/**
 * The way to run scripts as one that means the same, told by their events: an and-chain, or a list under one `set -e`.
 * `undefined` where there is none. What crosses the ends of the RUNs is not asked here.
 * @param isErrexit whether the shell begins with errexit on
 */
export const findJoinPlan: (readings: readonly RunReading[], isErrexit: boolean) => JoinPlan | undefined =
  memoizeJoint(findPlanAfresh);

function findPlanAfresh(readings: readonly RunReading[], isErrexit: boolean): JoinPlan | undefined {
  const scripts = readings.map(({ script }) => script);
  const plain = isErrexit ? undefined : asPlainChain(scripts);
  if (plain) return plain;
  const wanted = scripts.flatMap((script) => traceScript(script, isErrexit).events);
  return [asList(scripts), asChain(scripts, isErrexit)].find(
    (plan) => plan && isSame(scripts, plan, wanted, isErrexit),
  );
}

const FAILURES: Readonly<Record<OnFailure, { readonly was: string; readonly would: string }>> = {
  abort: { was: 'ends the build', would: 'would end it' },
  'at-times': { was: 'ends the build at times', would: 'would end it at times' },
  ignore: { was: 'does not end the build', would: 'would not end it' },
};

/** Why scripts cannot be joined, as a clause: the first difference that the plainest way would make. */
export function describeObstacle(readings: readonly RunReading[], isErrexit: boolean): string {
  const scripts = readings.map(({ script }) => script);
  const wanted = scripts.flatMap((script) => traceScript(script, isErrexit).events);
  const plan = asChain(scripts, isErrexit);
  const joined = plan && parseScript(assemble(scripts, plan));
  if (!joined || isOpaque(joined))
    return 'a comment of the shell, or something else behind its last command, is in the way';
  const { events } = traceScript(joined, isErrexit);
  for (const [i, event] of wanted.entries()) {
    const fresh = events[i];
    if (fresh && event.onFailure !== fresh.onFailure) {
      const [was, would] = [FAILURES[event.onFailure].was, FAILURES[fresh.onFailure].would];
      return `today a failure of "${shorten(event.text)}" ${was}; joined, it ${would}`;
    }
    const change = fresh && describeChange(event, fresh);
    if (change !== undefined) return `"${shorten(event.text)}" would be another: it ${change}`;
  }
  return 'the joined script would not do the same';
}

function isSame(
  scripts: readonly RunScript[],
  plan: JoinPlan,
  wanted: readonly ScriptEvent[],
  isErrexit: boolean,
): boolean {
  const joined = parseScript(assemble(scripts, plan));
  if (isOpaque(joined)) return false;
  const { events } = traceScript(joined, isErrexit);
  if (events.length !== wanted.length) return false;
  return wanted.every((event, i) => event.text === events[i]!.text && describeChange(event, events[i]!) === undefined);
}

function assemble(scripts: readonly RunScript[], { link, parts }: JoinPlan): string {
  const texts = parts.map(({ kept, open, close }, i) => open + scripts[i]!.text.slice(kept.start, kept.end) + close);
  return texts.join(link === ';' ? '; ' : ' && ');
}

/**
 * Scripts that are and-chains already, of which only the last leaves a state. Their joint is one, too, with the events of
 * all of them: it need not be read to know that, which takes longer than all the rest.
 */
function asPlainChain(scripts: readonly RunScript[]): JoinPlan | undefined {
  const last = scripts.length - 1;
  const isPlain = scripts.every((script, i) => {
    return isPlainChain(script) && (i === last || traceScript(script, false).endState === '');
  });
  return isPlain ? asChain(scripts, false) : undefined;
}

/** A flat list under the `set -e` of the first script; those that begin with a like one lose theirs. */
function asList(scripts: readonly RunScript[]): JoinPlan | undefined {
  const [first, ...others] = scripts;
  const own = first && findLeadingSet(first);
  if (!own || !own.hasErrexit) return undefined;
  const parts = scripts.map((script, i) => {
    const kept = keptSpan(script);
    if (!kept) return undefined;
    const set = i === 0 ? undefined : findLeadingSet(script);
    const isLike = set !== undefined && set.options === own.options;
    return { kept: isLike ? { start: set.end, end: kept.end } : kept, open: '', close: '' };
  });
  return others.length > 0 && parts.every((part) => part !== undefined) ? { link: ';', parts } : undefined;
}

/** An and-chain, with brackets where a script is no chain itself. */
function asChain(scripts: readonly RunScript[], isErrexit: boolean): JoinPlan | undefined {
  const parts = scripts.map((script, i): JoinedPart | undefined => {
    const kept = keptSpan(script);
    if (!kept) return undefined;
    const isLast = i === scripts.length - 1;
    const { endState, events } = traceScript(script, isErrexit);
    if (!isLast && endState !== '') {
      // What does nothing but change the shell does nothing at all in a subshell, and was meant for what follows.
      const isIdle = events.every(({ leavesState }) => leavesState);
      return isIdle ? undefined : { kept, open: '(', close: ')' };
    }
    const needsBraces = i === 0 ? endsInOr(script.list) : !isChain(script.list);
    return needsBraces ? { kept, open: '{ ', close: '; }' } : { kept, open: '', close: '' };
  });
  return parts.every((part) => part !== undefined) ? { link: '&&', parts } : undefined;
}

/** From the first command to the last; `undefined` where something else than a `;` follows it. */
function keptSpan({ text, list: { statements } }: RunScript): Span | undefined {
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last || last.isBackground) return undefined;
  const kept = { start: first.command.span.start, end: last.command.span.end };
  // A backslash at the end would take what follows for its own.
  if (text[kept.end - 1] === '\\') return undefined;
  const isBare = text.slice(0, kept.start).trim() === '' && /^[\s;]*$/.test(text.slice(kept.end));
  return isBare ? kept : undefined;
}

/** A script can stand in an and-chain as it is: one statement, and no `||` in it. */
function isChain({ statements }: CommandList): boolean {
  return statements.length === 1 && !hasOr(statements[0]!.command);
}

/** What `&& b` put behind a script would bind to the wrong thing. `a || b && c` is right, and not what people expect. */
function endsInOr({ statements }: CommandList): boolean {
  const last = statements.at(-1);
  return last !== undefined && hasOr(last.command);
}

function hasOr(node: ShellNode): boolean {
  return node.kind === 'and-or' && node.operators.includes('||');
}

interface LeadingSet {
  readonly hasErrexit: boolean;
  /** What it switches, in one order. */
  readonly options: string;
  /** Where the command behind it starts. */
  readonly end: number;
}

/** `set -eux;` as the first statement of a script that has another. */
function findLeadingSet({ list: { statements } }: RunScript): LeadingSet | undefined {
  const [first, second] = statements;
  if (!first || !second || first.isBackground || first.command.kind !== 'command') return undefined;
  const changes = readOptionChanges(first.command);
  if (!changes) return undefined;
  const options = changes.map(({ name, isOn }) => `${isOn ? '-' : '+'}${name}`).sort();
  return { hasErrexit: options.includes('-e'), options: options.join(' '), end: second.command.span.start };
}
