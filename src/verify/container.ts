import type { Container, RunRequest, Watch } from './builder.ts';
import { readCreateArguments } from './container-arguments.ts';
import { type InspectedContainer, readInspectedContainer } from './container-state.ts';
import type { Dialect } from './dialect.ts';
import { EngineError } from './engine-error.ts';
import {
  askEngine,
  askEngineForJson,
  describeFailure,
  type EngineProgram,
  isDone,
  runEngine,
} from './engine-program.ts';
import { execute } from './execute.ts';
import { watchHealth } from './health.ts';
import { readLastWord } from './last-word.ts';
import type { Made } from './made.ts';
import { askRuntime, hasRuntimeFallenOver } from './runtime-failure.ts';

/**
 * Characters kept of what a container printed on each stream. The engine is asked for all that it has, which is little
 * (see `createArguments`): Podman's `--tail` puts halves of lines where they do not belong.
 */
const KEPT = 100_000;

/** Milliseconds that an engine gets to end and remove a container. */
const REMOVAL_TIME = 60_000;

const ID = /^[0-9a-f]{64}$/;

/**
 * Makes a container and starts it.
 * @throws EngineError: `cannot-start` where the image has no such program or it cannot be run, `engine` where the runtime fell over each
 * time; nothing is left then
 */
export async function startContainer(
  dialect: Dialect,
  request: RunRequest,
  watch: Watch,
  made: Made,
): Promise<Container> {
  const program = dialect.runner;
  if (!program) {
    throw new EngineError('engine', `${dialect.version} cannot run images; install podman beside it, or choose docker`);
  }
  const { signal, timeLimit } = watch;
  const words = readCreateArguments(request, dialect.createArguments);
  if (signal.aborted) throw new EngineError('aborted', 'it was interrupted before the container was made');
  // Not to be interrupted, which takes no time: a container whose id nobody has been told could not be removed.
  const answer = await askEngine(program, { arguments: words });
  const id = answer.trim().split('\n').at(-1)!;
  if (!ID.test(id)) throw new EngineError('engine', `${program.name} gave a container without an id`);
  made.addContainer(id);
  const container = describeContainer(program, dialect, id, watch, made);
  const started = await askRuntime(() => runEngine(program, { arguments: ['start', id], signal, timeLimit }), signal);
  if (isDone(started)) return container;
  const failure = describeFailure(program, ['start'], started);
  await container.remove();
  const isOfImage = started.end === 'exited' && /OCI runtime|runc|crun|exec/i.test(started.output);
  if (!isOfImage || hasRuntimeFallenOver(started)) throw failure;
  const why = /unable to start container process: (.*)/.exec(started.output)?.[1];
  throw new EngineError('cannot-start', `the container cannot start: ${why ?? readLastWord(started.output)}`);
}

function describeContainer(program: EngineProgram, dialect: Dialect, id: string, watch: Watch, made: Made): Container {
  const { signal } = watch;
  const inspect = async (): Promise<InspectedContainer> =>
    readInspectedContainer(await askEngineForJson(program, { arguments: ['container', 'inspect', id], signal }), id);
  const checkHealth = watchHealth(program, dialect, id, signal);
  return {
    id,
    async look() {
      const seen = await inspect();
      return (await checkHealth(seen)) ? (await inspect()).state : seen.state;
    },
    async readOutput() {
      const logs = { arguments: ['logs', id], signal, kept: KEPT };
      const result = await runEngine(program, logs);
      if (!isDone(result)) throw describeFailure(program, logs.arguments, result);
      return { stdout: result.stdout, stderr: result.stderr };
    },
    execute: (command, timeLimit) => execute(program, id, command, timeLimit, signal),
    async stop(seconds) {
      const start = performance.now();
      const timeLimit = seconds * 1000 + REMOVAL_TIME;
      await askEngine(program, { arguments: ['stop', '--time', String(Math.ceil(seconds)), id], signal, timeLimit });
      const milliseconds = performance.now() - start;
      return { milliseconds, exitCode: (await inspect()).state.exitCode };
    },
    async remove() {
      await removeContainer(program, id);
      made.forgetContainer(id);
    },
  };
}

/** Ends and removes a container and the volumes made for it. Never throws: what is gone is gone. */
export async function removeContainer(program: EngineProgram, id: string): Promise<void> {
  await runEngine(program, { arguments: ['rm', '--force', '--volumes', id], timeLimit: REMOVAL_TIME });
}
