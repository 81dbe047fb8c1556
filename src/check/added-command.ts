import { flagsOf } from './joins.ts';
import { heredocsOf } from './letters.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import type { Command } from '../shell/script.ts';
import { findLeaving } from '../trace/leaving.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/** A command of a RUN that was not there before, in its place among the events. */
export interface AddedCommand {
  readonly command: Command;
  readonly event: ScriptEvent;
  readonly before: readonly ScriptEvent[];
  readonly behind: readonly ScriptEvent[];
}

/**
 * The change between two RUNs of which the one is the other with one command more, which is reached only where all before it
 * went well, and ends the build where it fails. All else is the same, letter by letter.
 * @returns what else changed, as a clause
 */
export function readAddedCommand(old: Instruction, fresh: Instruction, { after }: Window): AddedCommand | string {
  const [was, is] = [old.content, fresh.content];
  if (was.keyword !== 'run' || is.keyword !== 'run') return 'it is no RUN';
  if (was.keywordText !== is.keywordText || flagsOf(was) !== flagsOf(is)) return 'its keyword or its flags changed';
  if (heredocsOf(was) !== heredocsOf(is)) return 'its heredocs changed';
  if (shellAt(after, fresh) === 'foreign') return 'a script for another shell changed';
  if (!isLonger(was.source, is.source)) return 'more changed than that something was put in';
  const { isErrexit } = shellInForceAt(after, fresh);
  const [events, wanted] = [traceRun(is, isErrexit)?.events, traceRun(was, isErrexit)?.events];
  if (!events || !wanted) return 'it cannot be read';
  if (events.length !== wanted.length + 1) return 'not exactly one command is new';
  const isSame = (event: ScriptEvent | undefined, other: ScriptEvent | undefined): boolean =>
    event !== undefined &&
    other !== undefined &&
    event.text === other.text &&
    describeChange(event, other) === undefined;
  let at = 0;
  while (at < wanted.length && isSame(wanted[at], events[at])) at += 1;
  const [before, event, behind] = [events.slice(0, at), events[at]!, events.slice(at + 1)];
  if (!behind.every((one, i) => isSame(wanted[at + i], one))) return 'another command changed, too';
  const [command, other] = event.commands;
  if (event.kind !== 'command' || !command || other) return `"${event.text}" is no simple command`;
  if (event.onFailure !== 'abort') return `on a failure of "${event.text}" the build goes on`;
  if (command.assignments.length > 0 || command.redirections.length > 0) return `"${event.text}" does more than to run`;
  const end = findLeaving(before);
  if (end) return `"${end.text}" before it may end the script`;
  return { command, event, before, behind };
}

/** One text is the other with a piece put in. */
function isLonger(was: string, is: string): boolean {
  let start = 0;
  while (start < was.length && was[start] === is[start]) start += 1;
  // A comment is no part of any event.
  const piece = is.slice(start, start + is.length - was.length);
  return is.length > was.length && is.endsWith(was.slice(start)) && !piece.includes('#');
}
