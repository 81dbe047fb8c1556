import { rm } from 'node:fs/promises';
import type { Build, Builder, BuildRequest, Watch } from './builder.ts';
import { type BuildFiles, readImageId, writeBuildFiles } from './build-files.ts';
import type { BuilderOptions } from './builder-options.ts';
import { readBuildTrouble, type Trouble } from './build-trouble.ts';
import { removeContainer, startContainer } from './container.ts';
import type { Dialect } from './dialect.ts';
import { describeFailure, isDone, runEngine } from './engine-program.ts';
import { type Made, rememberMade } from './made.ts';
import { namesFrontend, FRONTEND_LEFT_OUT } from './without-frontend.ts';

/**
 * The port over an engine's command line.
 * @throws EngineError where the engine does not list its images
 */
export async function openBuilder(dialect: Dialect, options: BuilderOptions): Promise<Builder> {
  // What is there now is never removed, also where a build gives it once more.
  const made = rememberMade(new Set((await dialect.listImages()).flatMap((id) => readImageId(id) ?? [])));
  const { runner } = dialect;
  const pending = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    pending.add(work);
    const forget = (): void => void pending.delete(work);
    work.then(forget, forget);
    return work;
  };
  return {
    name: dialect.name,
    version: dialect.version,
    canRun: runner !== undefined,
    build: (request, watch) => track(build(dialect, options, request, watch, made)),
    readConfig: (image) => dialect.readConfig(image),
    save: (image, file, watch) => save(dialect, image, file, watch),
    start: (request, watch) => track(startContainer(dialect, request, watch, made)),
    async removeAll() {
      // What is being made is known only once it is made; whoever is in a hurry aborts it before.
      await Promise.allSettled(pending);
      if (runner) for (const id of made.containers()) await removeContainer(runner, id);
      for (const id of made.images()) await dialect.removeImage(id);
      made.clear();
    },
  };
}

async function build(
  dialect: Dialect,
  options: BuilderOptions,
  request: BuildRequest,
  watch: Watch,
  made: Made,
): Promise<Build> {
  const start = performance.now();
  const notBuilt = (trouble: Trouble, log = ''): Build => ({
    ...trouble,
    milliseconds: performance.now() - start,
    log,
  });
  let files: BuildFiles;
  try {
    files = await writeBuildFiles(request, options.temporaryFolder);
  } catch (error) {
    return notBuilt(describeWriting(error));
  }
  try {
    return await buildFrom(dialect, files, request, watch, made);
  } catch (error) {
    // Only what is asked of the engine beside the build itself throws.
    return notBuilt({ outcome: 'no-engine', because: error instanceof Error ? error.message : String(error) });
  } finally {
    await files.remove();
  }
}

async function buildFrom(
  dialect: Dialect,
  files: BuildFiles,
  request: BuildRequest,
  { timeLimit, signal, onOutput }: Watch,
  made: Made,
): Promise<Build> {
  const removeLeftWork = await dialect.watchLeftWork?.();
  const steps = dialect.watchSteps?.();
  const result = await runEngine(dialect.program, {
    arguments: dialect.buildArguments(request, files),
    timeLimit,
    signal,
    onOutput(text) {
      steps?.add(text);
      onOutput?.(text);
    },
  });
  const { milliseconds, output: log } = result;
  if (!isDone(result)) await removeLeftWork?.();
  await addSteps(dialect, steps?.made() ?? [], made);
  // Also where the build was ended just after it had made the image.
  const image = (await files.readId()) ?? (isDone(result) ? dialect.readBuiltId?.(result.stdout) : undefined);
  if (image !== undefined) made.addImage(image);
  if (isDone(result) && image !== undefined) return { outcome: 'built', image, milliseconds, log };
  if (isDone(result)) {
    return { outcome: 'failed', because: 'the builder made no image that can be looked at', milliseconds, log };
  }
  const { outcome, because } = readBuildTrouble(result);
  return { outcome, because: addFrontend(outcome, because, request), milliseconds, log };
}

/** What an older frontend does not know, the one that was asked for may. */
function addFrontend(outcome: Trouble['outcome'], because: string, { dockerfile }: BuildRequest): string {
  if (outcome !== 'failed' || !namesFrontend(dockerfile)) return because;
  if (!/unknown (?:flag|instruction)|dockerfile parse error|syntax error/i.test(because)) return because;
  return `${because}; ${FRONTEND_LEFT_OUT}`;
}

/** The log shortens ids; the images of the engine have them in full. */
async function addSteps(dialect: Dialect, shortened: readonly string[], made: Made): Promise<void> {
  if (shortened.length === 0) return;
  const all = await dialect.listImages();
  for (const short of shortened) {
    const id = all.find((full) => full.replace(/^sha256:/, '').startsWith(short));
    const full = id === undefined ? undefined : readImageId(id);
    if (full !== undefined) made.addImage(full);
  }
}

function describeWriting(error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = error instanceof Error ? error.message : String(error);
  if (/^(?:ENOSPC|EDQUOT)$/.test(code)) {
    return {
      outcome: 'no-space',
      because: `the temporary folder is full; make room in it, or set TMPDIR to another (${why})`,
    };
  }
  return {
    outcome: 'no-engine',
    because: `the files of the build cannot be written; set TMPDIR to a folder that can (${why})`,
  };
}

async function save(
  dialect: Dialect,
  image: string,
  file: string,
  { timeLimit, signal, onOutput }: Watch,
): Promise<void> {
  const { program, arguments: words } = dialect.saveCommand(image, file);
  const result = await runEngine(program, { arguments: words, timeLimit, signal, onOutput });
  if (isDone(result)) return;
  // Half an archive is worse than none.
  await rm(file, { force: true });
  throw describeFailure(program, words, result);
}
