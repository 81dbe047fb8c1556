import { rewriteText, type TextTask } from './rewrite-text.ts';
import { UsageError } from './usage-error.ts';
import { ImageError } from '../image/image-error.ts';
import { parsePlatform, type Platform } from '../image/platform.ts';
import { cacheFolder } from '../image/row-file.ts';
import { joinAnswers, makeAnswers, NO_ANSWERS, type RegistryAnswers } from '../knowledge/registry/answers.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import { readCredentials } from '../registry/credentials.ts';
import { openLookUp, type RegistryLookUp } from '../registry/look-up.ts';

/** What registries are asked for. */
export interface OnlineOptions {
  /** As the command line has it; `linux/amd64` where it is not given. */
  readonly platform: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Is told what to do should the run be ended early. */
  readonly onEnd: (end: () => void) => void;
}

/** Most images are run on it, whatever machine this is. */
const DEFAULT_PLATFORM = 'linux/amd64';

/** How often the answers to one file's questions may lead to further questions. */
const MOST_ROUNDS = 3;

/** The way to registries. */
export interface Online {
  /** What the choices make of a text, with all that registries say of its images. */
  readonly rewrite: (task: TextTask) => Promise<Rewrite>;
  /** The answers to all that comes up in some work, which is done several times. */
  findAnswers(work: (registry: RegistryAnswers) => unknown): Promise<RegistryAnswers>;
  /** Keeps the answers for later runs. */
  close(): Promise<void>;
}

/** Opens the way to registries for a run; nothing is asked yet. @throws UsageError where the platform is none */
export async function openOnline({ platform, environment, onEnd }: OnlineOptions): Promise<Online> {
  const wanted = readPlatform(platform ?? DEFAULT_PLATFORM);
  const controller = new AbortController();
  onEnd(() => controller.abort());
  const credentials = await readCredentials(environment);
  const { signal } = controller;
  const lookUp = await openLookUp({ folder: cacheFolder(environment), platform: wanted, credentials, signal });
  return {
    rewrite: async (task) => (await workWithAnswers(lookUp, (registry) => rewriteText(task, registry))).result,
    findAnswers: async (work) => (await workWithAnswers(lookUp, work)).registry,
    close: () => lookUp.save(),
  };
}

function readPlatform(text: string): Platform {
  try {
    return parsePlatform(text);
  } catch (error) {
    throw error instanceof ImageError ? new UsageError(`--platform: ${error.message}`) : error;
  }
}

/**
 * Does some work with the answers of registries: first with none, then again with those to the questions that came up,
 * until there are no further ones.
 * @param work is done several times, so it has to be pure
 * @returns what came of it the last time, and the answers that it had then
 */
async function workWithAnswers<Result>(
  lookUp: RegistryLookUp,
  work: (registry: RegistryAnswers) => Result,
): Promise<{ readonly result: Result; readonly registry: RegistryAnswers }> {
  let known = NO_ANSWERS;
  for (let round = 0; ; round += 1) {
    const registry = makeAnswers(known);
    const result = work(registry);
    const questions = registry.questions();
    if (questions.length === 0 || round === MOST_ROUNDS) return { result, registry };
    known = joinAnswers(known, await lookUp.answer(questions));
  }
}
