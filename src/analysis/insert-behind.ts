import { findAppendLink, isOneMore, LINK_TEXTS } from './added-commands.ts';
import { appendCommand, insertCommandBehind, type Link, prependCommand } from '../dockerfile/append-command.ts';
import type { FileStyle } from '../dockerfile/style.ts';
import type { RunPlace } from '../dockerfile/verbs.ts';
import type { Edit } from '../text/edit.ts';
import { memoize } from '../text/memo.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { traceScript } from '../trace/script-events.ts';
import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque, type RunScript } from '../shell/script.ts';

/** Where a command can be put, and how. */
export interface Insertion {
  readonly edit: Edit;
  /** The command as an event of the script that results. */
  readonly event: ScriptEvent;
}

/**
 * Puts a command behind an event of a RUN, or before the next one, so that it runs only if all before it went well and changes
 * nothing else (trap C2). `undefined` where there is no such place.
 * @param at the ordinal of the event among those of the script
 */
export function insertBehind(
  run: RunPlace,
  at: number,
  command: string,
  isErrexit: boolean,
  style: FileStyle,
): Insertion | undefined {
  const { script } = run.reading;
  const { events } = traceScript(script, isErrexit);
  const isHeredoc = run.instruction.content.heredocs.length > 0;
  const links: readonly Link[] = isHeredoc ? ['line', '&&'] : ['&&', ';'];
  if (at === events.length - 1) {
    const found = findAppendLink(script, command, isErrexit, isHeredoc);
    const event = found && addedEvent(script, found.last.span.end, LINK_TEXTS[found.link] + command, at + 1, isErrexit);
    return found && event && { edit: appendCommand(run, found.last, found.link, command, style), event };
  }
  const before = commandOf(events[at]);
  for (const link of before ? links : []) {
    const event = addedEvent(script, before!.span.end, LINK_TEXTS[link] + command, at + 1, isErrexit);
    if (event) return { edit: insertCommandBehind(run, before!, link, command, style), event };
  }
  const next = commandOf(events[at + 1]);
  for (const link of next ? links : []) {
    const event = addedEvent(script, next!.span.start, command + LINK_TEXTS[link], at + 1, isErrexit);
    if (event) return { edit: prependCommand(run, next!, link, command), event };
  }
  return undefined;
}

/** The command that an event is, where it is one alone. */
function commandOf(event: ScriptEvent | undefined): Command | undefined {
  return event?.kind === 'command' ? event.commands[0] : undefined;
}

/** Of a script, what each text that was tried has made of it: a file is looked at often. */
const triedIn = memoize((_script: RunScript) => new Map<string, ScriptEvent | undefined>());

/** The event that a text makes at a place of a script; `undefined` where it makes anything else, or changes another one. */
function addedEvent(
  script: RunScript,
  place: number,
  text: string,
  index: number,
  isErrexit: boolean,
): ScriptEvent | undefined {
  const tried = triedIn(script);
  const key = `${place} ${index} ${isErrexit} ${text}`;
  if (!tried.has(key)) tried.set(key, addAfresh(script, place, text, index, isErrexit));
  return tried.get(key);
}

function addAfresh(
  script: RunScript,
  place: number,
  text: string,
  index: number,
  isErrexit: boolean,
): ScriptEvent | undefined {
  const whole = script.text.slice(0, place) + text + script.text.slice(place);
  if (!isOneMore(script, whole, index, isErrexit)) return undefined;
  const parsed = parseScript(whole);
  return isOpaque(parsed) ? undefined : traceScript(parsed, isErrexit).events[index];
}
