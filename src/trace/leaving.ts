import type { ScriptEvent } from './script-event.ts';
import type { Command } from '../shell/script.ts';

/** They end the script, or give its process to another program. */
const ENDS: ReadonlySet<string> = new Set(['exit', 'logout', 'return']);

/**
 * Whether a command ends its shell without that being a failure, so that nothing behind it ever runs: `exit 0`, `exec nginx`.
 * `exit 1` ends the build as any failure does, and an `exec` without a program only redirects (POSIX, "Special Built-In Utilities").
 */
export function endsWell({ words }: Pick<Command, 'words'>): boolean {
  const [first, ...rest] = words;
  if (first?.value === 'command' || first?.value === 'builtin') return endsWell({ words: rest });
  if (first?.value === 'exec') return rest.length > 0;
  if (first?.value === undefined || !ENDS.has(first.value)) return false;
  const status = rest[0]?.value;
  return status === undefined || !/^0*[1-9]\d*$/.test(status) || Number(status) % 256 === 0;
}

/**
 * The first event that may end the script of its RUN without a failure. A command that is put behind it may never run.
 * `undefined` where there is none; `(exit 0)` ends only a shell of its own.
 */
export function findLeaving(events: readonly ScriptEvent[]): ScriptEvent | undefined {
  return events.find(({ mayLeave, commands }) => mayLeave && commands.some(endsWell));
}
