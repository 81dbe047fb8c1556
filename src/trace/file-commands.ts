import { traceRun } from './run-trace.ts';
import type { ScriptEvent } from './script-event.ts';
import { type OwnerCommand, readOwnerCommand, type UnclearOwner } from '../knowledge/owner-command.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { InstructionContent } from '../dockerfile/instruction.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** A `chown`, `chgrp` or `chmod` that a RUN begins with. */
export interface LeadingCommand {
  readonly event: ScriptEvent;
  readonly command: Command;
  /** `undefined` of a `chmod`. */
  readonly owner: OwnerCommand | UnclearOwner | undefined;
}

/** The script of a RUN: what it does to owners and modes before anything else, and the rest. */
export interface LeadingCommands {
  readonly leading: readonly LeadingCommand[];
  readonly rest: readonly ScriptEvent[];
}

/**
 * The commands that change owners and modes with which a RUN begins, each of which ends the build if it fails. `undefined`
 * where there are none, or where the script cannot be read. The shell is taken to begin without errexit.
 */
export const readLeadingCommands = memoize((content: InstructionContent): LeadingCommands | undefined => {
  if (!/\bch(?:own|grp)\b/.test(content.source)) return undefined;
  const found = readFileCommands(content);
  return found?.leading.some(({ owner }) => owner) ? found : undefined;
});

/** The same for any RUN that can be read, whether it begins with such commands or not. */
export const readFileCommands = memoize((content: InstructionContent): LeadingCommands | undefined => {
  if (content.keyword !== 'run' || content.heredocs.length > 0) return undefined;
  const events = traceRun(content, false)?.events;
  if (!events) return undefined;
  const leading: LeadingCommand[] = [];
  for (const event of events) {
    const [command] = event.commands;
    const isPlain = event.kind === 'command' && event.commands.length === 1 && event.onFailure === 'abort';
    if (!isPlain || !command || !event.stateTexts.every((text) => /^[-+][a-z]/.test(text))) break;
    const owner = readOwnerCommand(command);
    if (!owner && readInvocation(command)?.program !== 'chmod') break;
    leading.push({ event, command, owner });
  }
  return { leading, rest: events.slice(leading.length) };
});

/** Whether a `chmod` sets a bit that `chown` takes away again: those of other users' rights (chown(2)). */
export function mayGiveRights({ words }: Command): boolean {
  return words.slice(1).some(({ text }) => /^[-+=ugoa,rwxXst]*[+=][rwxX]*s|^0?[1-7]\d{3}$/.test(text));
}
