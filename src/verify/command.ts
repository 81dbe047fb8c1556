import { execa, type Options } from 'execa';
import { keepTail } from './output-tail.ts';
import { endGroup, killGroup, trackGroup } from './process-group.ts';

/** A program to be run: no shell is between. */
export interface CommandRequest {
  readonly program: string;
  readonly arguments: readonly string[];
  /** On top of this process's own; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** In milliseconds. */
  readonly timeLimit: number;
  readonly signal?: AbortSignal | undefined;
  /** Is told what it prints on either stream, as it comes. */
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Characters kept of each stream and of both together; 200,000 where it is not given. */
  readonly kept?: number | undefined;
  /** Milliseconds between SIGTERM and SIGKILL when it has to end early; 10,000 where it is not given. */
  readonly grace?: number | undefined;
}

/** How a program ended; `not-started` where there is no such program or it may not be run. */
export const COMMAND_ENDS = ['exited', 'timed-out', 'aborted', 'not-started'] as const;
export type CommandEnd = (typeof COMMAND_ENDS)[number];

export interface CommandResult {
  readonly end: CommandEnd;
  /** `undefined` where it was not started or a signal ended it. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, in the order in which they came. */
  readonly output: string;
  /** Whether `stdout` is not all of what it printed. */
  readonly isCut: boolean;
  readonly milliseconds: number;
}

const KEPT = 200_000;
const GRACE = 10_000;

/** What a child may leave open behind itself is waited for no longer than this, in milliseconds. */
const DRAIN = 2000;

/**
 * Runs a program to its end, or to the end of its time. It gets a process group of its own, which is ended as a whole
 * with all that it started; nothing of it outlives this process. Never throws for what the program does.
 */
export async function runCommand(request: CommandRequest): Promise<CommandResult> {
  const start = performance.now();
  const since = (): number => performance.now() - start;
  if (request.signal?.aborted) return notRun('aborted', '', since());
  const kept = request.kept ?? KEPT;
  const streams = { stdout: keepTail(kept), stderr: keepTail(kept), output: keepTail(kept) };
  const child = startProgram(request);
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      streams[name].add(text);
      streams.output.add(text);
      request.onOutput?.(text);
    });
    // A pipe that breaks says nothing that the program's own end does not say.
    child[name].on('error', () => {});
  }
  const forget = trackGroup(child);
  child.on('exit', () => setTimeout(() => destroyStreams(child), DRAIN).unref());
  const early = watchForEarlyEnd(child, request);
  const result = await child;
  early.stop();
  if (early.reason !== undefined) killGroup(child);
  forget();
  const isStarted = child.pid !== undefined;
  if (!isStarted) return notRun('not-started', describeStart(result), since());
  return {
    end: early.reason ?? 'exited',
    exitCode: result.exitCode,
    stdout: streams.stdout.read(),
    stderr: streams.stderr.read(),
    output: streams.output.read(),
    isCut: streams.stdout.isCut(),
    milliseconds: since(),
  };
}

const COMMAND_OPTIONS = {
  reject: false,
  buffer: false,
  stdin: 'ignore',
  stdout: 'pipe',
  stderr: 'pipe',
  // A group of its own, so that Ctrl-C does not reach it before us, and it can be ended as a whole.
  detached: process.platform !== 'win32',
  cleanup: true,
  windowsHide: true,
} as const satisfies Options;

type Child = ReturnType<typeof startProgram>;

// What it gives is a type of execa's that depends on the options.
function startProgram({ program, arguments: args, environment }: CommandRequest) {
  return execa(program, args, { ...COMMAND_OPTIONS, env: { ...environment } });
}

interface EarlyEnd {
  readonly reason: 'timed-out' | 'aborted' | undefined;
  stop(): void;
}

function watchForEarlyEnd(child: Child, { timeLimit, signal, grace = GRACE }: CommandRequest): EarlyEnd {
  let reason: EarlyEnd['reason'];
  const end = (why: EarlyEnd['reason']): void => {
    if (reason !== undefined) return;
    reason = why;
    endGroup(child, grace);
  };
  const onAbort = (): void => end('aborted');
  // A timer takes no more than this; a longer limit is none.
  const timer = setTimeout(() => end('timed-out'), Math.min(timeLimit, 2 ** 31 - 1));
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    get reason() {
      return reason;
    },
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function destroyStreams(child: Child): void {
  child.stdout.destroy();
  child.stderr.destroy();
}

function describeStart(result: {
  readonly originalMessage?: string | undefined;
  readonly code?: string | undefined;
}): string {
  return result.code === 'ENOENT' ? 'it is not installed' : (result.originalMessage ?? 'it cannot be started');
}

function notRun(end: CommandEnd, output: string, milliseconds: number): CommandResult {
  return { end, exitCode: undefined, stdout: '', stderr: output, output, isCut: false, milliseconds };
}
