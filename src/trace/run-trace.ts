import type { ScriptEvent } from './script-event.ts';
import { type ScriptTrace, traceScript } from './script-events.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';

/**
 * The events of a RUN's script; `undefined` where the script cannot be read.
 * @param run a RUN, or the RUN that an ONBUILD holds
 * @param isErrexit whether its shell begins with errexit on
 */
export function traceRun(run: InstructionContent, isErrexit: boolean): ScriptTrace | undefined {
  const reading = readRun(run);
  return isUnread(reading) ? undefined : traceScript(reading.script, isErrexit);
}

/** In how far two events differ apart from their commands, as a clause; `undefined` where they do not. */
export function describeChange(old: ScriptEvent, fresh: ScriptEvent): string | undefined {
  if (old.kind !== fresh.kind) return `was a ${old.kind} and is a ${fresh.kind}`;
  if (old.onFailure !== fresh.onFailure) return `on a failure did "${old.onFailure}" and does "${fresh.onFailure}"`;
  if (old.isErrexit !== fresh.isErrexit) return `has errexit ${fresh.isErrexit ? 'on' : 'off'} inside, unlike before`;
  if (old.state === fresh.state) return undefined;
  return `runs in a shell in the state "${describeState(fresh)}", not "${describeState(old)}"`;
}

function describeState({ stateTexts }: ScriptEvent): string {
  const text = stateTexts.join('; ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
