import { flagsOf } from './joins.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { type LeadingCommand, readFileCommands } from '../trace/file-commands.ts';
import { describeChange } from '../trace/run-trace.ts';
import type { ScriptEvent } from '../trace/script-event.ts';

/** What a RUN does to owners and modes before anything else, before and after a change. */
export interface Beginnings {
  readonly was: readonly LeadingCommand[];
  readonly is: readonly LeadingCommand[];
}

/**
 * Reads how a RUN begins; a clause where it changed behind that.
 * @param fresh `undefined` where the RUN is gone
 * @param what the commands are about, to be read
 */
export function readBeginnings(
  old: Instruction,
  fresh: Instruction | undefined,
  what: 'modes' | 'owners',
): Beginnings | string {
  if (old.content.keyword !== 'run' || (fresh && fresh.content.keyword !== 'run')) return 'it is no RUN';
  const was = readFileCommands(old.content);
  const is = fresh ? readFileCommands(fresh.content) : { leading: [], rest: [] };
  if (!was || !is) return 'it is no RUN that can be read';
  if (flagsOf(old.content) !== (fresh ? flagsOf(fresh.content) : '')) return 'its flags changed';
  if (fresh && fresh.content.keywordText !== old.content.keywordText) return 'the keyword is another';
  const isRest = was.rest.length === is.rest.length && was.rest.every((event, i) => isSame(event, is.rest[i]!));
  return isRest ? { was: was.leading, is: is.leading } : `what stands behind the change of ${what} is another`;
}

/** Whether a step does the same in the same way. */
export function isSame(old: ScriptEvent, fresh: ScriptEvent): boolean {
  return old.text === fresh.text && describeChange(old, fresh) === undefined;
}
