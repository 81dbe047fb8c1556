import { setTimeout as sleep } from 'node:timers/promises';
import type { Builder, Container, ContainerState, Executed, RunRequest, Watch } from './builder.ts';
import { startCompanions } from './companions.ts';
import type { Companion } from './compose.ts';
import { EngineError } from './engine-error.ts';
import { findListening, type Port, readUserId } from './listening.ts';
import type { ImageConfig } from '../image/image.ts';

/** How images are run in order to be compared. */
export interface ExerciseOptions extends Pick<
  RunRequest,
  'environmentFiles' | 'environment' | 'network' | 'capabilities'
> {
  /** In place of the image's own command. */
  readonly command?: readonly string[] | undefined;
  /** What has to run beside it. */
  readonly companions?: readonly Companion[] | undefined;
  /** Run in the image, beside its own process where that stays up. */
  readonly smoke?: string | undefined;
  /** Whether the container is meant to end by itself, so that its exit status and output are its work. */
  readonly isJob: boolean;
  /** Not to wait for its end, where it is known that it may not come. */
  readonly isKilled?: boolean | undefined;
  /** How long, in milliseconds, to wait for a program to listen, or for a job to end. */
  readonly patience: number;
}

/** What was seen of one image. Plain data. */
export interface Exercise {
  /** Why the engine could not start it. */
  readonly trouble: string | undefined;
  /** Set where it ended by itself. */
  readonly end: { readonly exitCode: number; readonly stdout: string; readonly stderr: string } | undefined;
  /** Sorted. */
  readonly listening: readonly Port[];
  /** Of its main process; `undefined` where that cannot be seen. */
  readonly userId: number | undefined;
  readonly health: ContainerState['health'];
  /** What the last health check printed. */
  readonly healthOutput: string;
  readonly smoke: Executed | undefined;
  /** Set where it had to be stopped. */
  readonly stop: { readonly milliseconds: number; readonly exitCode: number | undefined } | undefined;
}

const POLL = 100;
/** A program that exposes nothing gets so long, in milliseconds, to end by itself. */
const QUIET_TIME = 3000;
/** Docker's own default before it kills, in seconds. */
export const STOP_SECONDS = 10;
/** The longest wait for a health check that has not said anything yet, in milliseconds. */
const MOST_HEALTH_TIME = 90_000;

/**
 * Runs an image once and looks at it: does it stay up, on what does it listen, as whom does it run, is it healthy, what
 * does the smoke command say, how soon does it stop.
 * @param wanted ports to wait for; by default those that the image exposes
 */
export async function exercise(
  builder: Builder,
  image: string,
  config: ImageConfig,
  options: ExerciseOptions,
  watch: Watch,
  wanted: readonly string[] = config.exposedPorts,
): Promise<Exercise> {
  const { network, ports, remove } = await startCompanions(builder, options.companions ?? [], options.network, watch);
  try {
    const seen = await exerciseWithin(builder, image, { ...options, network }, watch, wanted);
    return { ...seen, listening: seen.listening.filter((port) => !ports.has(port)) };
  } finally {
    await remove();
  }
}

async function exerciseWithin(
  builder: Builder,
  image: string,
  options: ExerciseOptions,
  watch: Watch,
  wanted: readonly string[],
): Promise<Exercise> {
  let container: Container;
  try {
    container = await builder.start({ ...requestOf(image, options), command: options.command }, watch);
  } catch (error) {
    if (!isOfImage(error)) throw error;
    return { ...NOTHING, trouble: error.message };
  }
  try {
    return await observe(builder, container, image, options, watch, wanted);
  } finally {
    await container.remove();
  }
}

/** What is the same for every container of the image. */
function requestOf(
  image: string,
  { environment, environmentFiles, network, capabilities }: ExerciseOptions,
): RunRequest {
  return { image, environment, environmentFiles, network, capabilities };
}

/** Whether it is the image's doing: what its surroundings are to blame for speaks against no fix. */
function isOfImage(error: unknown): error is EngineError {
  return error instanceof EngineError && error.trouble === 'cannot-start';
}

const NOTHING: Exercise = {
  trouble: undefined,
  end: undefined,
  listening: [],
  userId: undefined,
  health: 'none',
  healthOutput: '',
  smoke: undefined,
  stop: undefined,
};

async function observe(
  builder: Builder,
  container: Container,
  image: string,
  options: ExerciseOptions,
  watch: Watch,
  wanted: readonly string[],
): Promise<Exercise> {
  const { isKilled = false } = options;
  const up = await waitUntilUp(container, options, watch, wanted);
  if (!up.state.isRunning) {
    const { stdout, stderr } = await container.readOutput();
    const smoke =
      options.smoke === undefined ? undefined : await smokeAlone(builder, image, options.smoke, options, watch);
    return { ...NOTHING, userId: up.userId, smoke, end: { exitCode: up.state.exitCode ?? -1, stdout, stderr } };
  }
  const health = await waitForHealth(container, up.state, watch);
  const smoke = options.smoke === undefined ? undefined : await smokeInside(container, options.smoke, options.patience);
  const { processId, healthOutput } = await container.look();
  const listening = processId === undefined ? [] : [...findListening(processId)].sort();
  const stop = isKilled ? undefined : await container.stop(STOP_SECONDS);
  return { ...NOTHING, userId: up.userId, listening, health, healthOutput, smoke, stop };
}

interface Up {
  readonly state: ContainerState;
  readonly userId: number | undefined;
}

/** Waits until the container has ended, listens on what is wanted, or has had its time. */
async function waitUntilUp(
  container: Container,
  { patience, isJob }: ExerciseOptions,
  { signal }: Watch,
  wanted: readonly string[],
): Promise<Up> {
  const start = performance.now();
  let userId: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const state = await container.look();
    const { processId } = state;
    if (processId !== undefined) userId = readUserId(processId) ?? userId;
    const waited = performance.now() - start;
    if (!state.isRunning || waited > patience) return { state, userId };
    if (!isJob && processId !== undefined && isReady(findListening(processId), wanted)) return { state, userId };
    if (!isJob && wanted.length === 0 && waited > QUIET_TIME) return { state, userId };
    await sleep(POLL, undefined, { signal });
  }
}

function isReady(listening: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.length > 0 && wanted.every((port) => listening.has(port.includes('/') ? port : `${port}/tcp`));
}

async function waitForHealth(
  container: Container,
  first: ContainerState,
  { signal }: Watch,
): Promise<ContainerState['health']> {
  const start = performance.now();
  let { health } = first;
  while (health === 'starting' && performance.now() - start < MOST_HEALTH_TIME) {
    await sleep(POLL * 5, undefined, { signal });
    const state = await container.look();
    if (!state.isRunning) return 'unhealthy';
    ({ health } = state);
  }
  return health;
}

/** Words that need no shell to be told apart; anything else is a script, and needs one in the image. */
const PLAIN_WORDS = /^[\w@%+=:,./ -]+$/;

function smokeWords(smoke: string): readonly string[] {
  return PLAIN_WORDS.test(smoke) ? smoke.trim().split(/ +/) : ['/bin/sh', '-c', smoke];
}

async function smokeInside(container: Container, smoke: string, patience: number): Promise<Executed> {
  try {
    const done = await container.execute(smokeWords(smoke), patience);
    return done ?? { exitCode: 127, output: 'the image has no such program' };
  } catch (error) {
    const { isRunning } = await container.look();
    if (isRunning) throw error;
    return { exitCode: 125, output: 'the container ended before it could be run' };
  }
}

async function smokeAlone(
  builder: Builder,
  image: string,
  smoke: string,
  options: ExerciseOptions,
  watch: Watch,
): Promise<Executed> {
  let container: Container;
  try {
    container = await builder.start({ ...requestOf(image, options), words: smokeWords(smoke) }, watch);
  } catch (error) {
    if (!isOfImage(error)) throw error;
    return { exitCode: 127, output: error.message };
  }
  try {
    const { state } = await waitUntilUp(container, { ...options, isJob: true }, watch, []);
    const { stdout, stderr } = await container.readOutput();
    return { exitCode: state.exitCode ?? -1, output: `${stdout}${stderr}` };
  } finally {
    await container.remove();
  }
}
