import { type CommandResult, runCommand } from './command.ts';
import { EngineError } from './engine-error.ts';
import { readLastWord } from './last-word.ts';

/** A program that speaks for an engine: `docker`, `podman`, `buildah`. */
export interface EngineProgram {
  readonly name: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What an engine is asked: its answer is short, and soon there. */
export interface Question {
  readonly arguments: readonly string[];
  /** In milliseconds; a minute where it is not given. */
  readonly timeLimit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Characters kept of the answer. */
  readonly kept?: number | undefined;
}

const ANSWER_TIME = 60_000;

/** What a listing of images or a description of one may be long, in characters. */
export const LONG_ANSWER = 16_000_000;

/** Runs one command of an engine. Never throws. */
export function runEngine(program: EngineProgram, question: Question): Promise<CommandResult> {
  return runCommand({
    program: program.name,
    environment: program.environment,
    arguments: question.arguments,
    timeLimit: question.timeLimit ?? ANSWER_TIME,
    signal: question.signal,
    onOutput: question.onOutput,
    kept: question.kept,
  });
}

/** The answer of an engine on its standard output. @throws EngineError where it gives none or too long a one */
export async function askEngine(program: EngineProgram, question: Question): Promise<string> {
  const result = await runEngine(program, question);
  if (!isDone(result)) throw describeFailure(program, question.arguments, result);
  if (result.isCut) throw new EngineError('engine', `${describeCall(program, question)} printed too much to be read`);
  return result.stdout;
}

/** The answer of an engine where that is JSON, as nobody has looked at it yet. @throws EngineError */
export async function askEngineForJson(program: EngineProgram, question: Question): Promise<unknown> {
  const answer = await askEngine(program, { kept: LONG_ANSWER, ...question });
  try {
    return JSON.parse(answer);
  } catch {
    throw new EngineError('engine', `${describeCall(program, question)} printed something else than JSON`);
  }
}

/** Whether a command did what it was asked to do. */
export function isDone({ end, exitCode }: CommandResult): boolean {
  return end === 'exited' && exitCode === 0;
}

/** Why a command of an engine failed, as an error. */
export function describeFailure(
  program: EngineProgram,
  args: readonly string[],
  { end, output, milliseconds }: CommandResult,
): EngineError {
  const call = describeCall(program, { arguments: args });
  if (end === 'aborted') return new EngineError('aborted', `${call} was interrupted`);
  if (end === 'timed-out') {
    return new EngineError('timed-out', `${call} gave no answer within ${Math.round(milliseconds / 1000)} s`);
  }
  if (end === 'not-started') return new EngineError('engine', `\`${program.name}\` cannot be run: ${output}`);
  return new EngineError('engine', `${call} failed: ${readLastWord(output) || 'it did not say why'}`);
}

/** The command without its operands, which may be long or secret. */
function describeCall({ name }: EngineProgram, { arguments: args }: Pick<Question, 'arguments'>): string {
  const words = args.slice(0, 2).filter((word) => /^[a-z]+$/.test(word));
  return `\`${[name, ...words].join(' ')}\``;
}
