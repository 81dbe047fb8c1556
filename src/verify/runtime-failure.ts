import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandResult } from './command.ts';

/** How often something is asked of a runtime at most, and the first pause between, in milliseconds. */
const ATTEMPTS = 3;
const PAUSE = 500;

/** The words of an OCI runtime (runc, crun), as an engine passes them on when it starts a container or a command in one. */
const OF_RUNTIME = /OCI runtime|runc|crun/i;

/**
 * A runtime that fell over itself: runc says so of its first process (`init-p`, `init-c`, the pipe by which that gives its
 * number), of cgroups that are busy, of processes and memory that the machine has no more of.
 */
const FELL_OVER =
  /\binit-[pc]: (?:connection reset by peer|EOF|broken pipe)|waiting for init preliminary setup|final child's PID from pipe|fork\/exec \/proc\/self\/exe|cgroup\S*: device or resource busy|unable to start unit|ttrpc: closed|shim disconnected/i;

/** Whether the runtime itself fell over, which says nothing of the image: on a busy machine that happens at times. */
export function hasRuntimeFallenOver({
  end,
  exitCode,
  output,
}: Pick<CommandResult, 'end' | 'exitCode' | 'output'>): boolean {
  return end === 'exited' && exitCode !== 0 && OF_RUNTIME.test(output) && FELL_OVER.test(output);
}

/** Asks a runtime for something, and again while it falls over; the last answer, whatever it is. */
export async function askRuntime(ask: () => Promise<CommandResult>, signal: AbortSignal): Promise<CommandResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await ask();
    if (!hasRuntimeFallenOver(result) || attempt === ATTEMPTS || signal.aborted) return result;
    // Cut short by the signal; the next question then says that it was.
    await sleep(PAUSE * attempt, undefined, { signal }).catch(() => undefined);
  }
}
