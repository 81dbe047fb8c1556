import type { Executed } from './builder.ts';
import { EngineError } from './engine-error.ts';
import { describeFailure, type EngineProgram, runEngine } from './engine-program.ts';
import { askRuntime } from './runtime-failure.ts';

/** The engine's own words where a container has no such program, or may not run it. */
const NO_PROGRAM =
  /^(?:OCI runtime exec failed|Error: .*(?:OCI (?:runtime|permission)|executable file|crun|runc)).*(?:not found|no such file|permission denied|is a directory)/im;

/** The engine's own words where the container does not run, or is not there. */
const NO_CONTAINER =
  /^(?:Error response from daemon|Error): .*(?:is not running|no such container|container state improper|is paused|can only create exec sessions)/im;

/** What `timeout` gives for a command that did not end in its time. */
const TIMED_OUT = 124;

/**
 * Runs a command in a container; `undefined` where the image has no such program. One that did not end in its time gives
 * exit code 124 and what it printed; it ends with its container.
 * @throws EngineError where the container does not run any more
 */
export async function execute(
  program: EngineProgram,
  container: string,
  command: readonly string[],
  timeLimit: number,
  signal: AbortSignal,
): Promise<Executed | undefined> {
  const words = ['exec', container, ...command];
  const result = await askRuntime(() => runEngine(program, { arguments: words, timeLimit, signal }), signal);
  if (result.end === 'timed-out') return { exitCode: TIMED_OUT, output: result.output };
  if (result.end !== 'exited' || result.exitCode === undefined) throw describeFailure(program, ['exec'], result);
  if (result.exitCode === 0) return { exitCode: 0, output: result.output };
  if (NO_CONTAINER.test(result.stderr)) {
    throw new EngineError('engine', `the container does not run any more, so that "${command[0]}" cannot be run in it`);
  }
  if (NO_PROGRAM.test(result.output)) return undefined;
  return { exitCode: result.exitCode, output: result.output };
}
