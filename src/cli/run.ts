import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { preset } from '../../transforms/index.ts';
import { discover, type PathFailure } from './discover.ts';
import { makeExclusion } from './exclude.ts';
import { type FindConfig, findNearestConfig, pathForGlobs, useConfig } from './load-config.ts';
import { checkOptions, choicesOf, type RunOptions, STDIN } from './options.ts';
import type { Online } from './online.ts';
import type { Output } from './output.ts';
import { beginProgress } from './progress.ts';
import { printRun } from './print.ts';
import { type FileTask, rewriteFiles } from './rewrite-files.ts';
import { rewriteStdin } from './rewrite-stdin.ts';
import { contextOf, placeOf, shownFolder } from './place.ts';
import type { Place } from './surroundings.ts';
import { checkStepsFolder, writeSteps } from './write-steps.ts';
import { UsageError } from './usage-error.ts';
import type { Choices } from '../plan/plan.ts';
import { choicesFor, mergeChoices } from '../plan/choices.ts';
import { findNearest } from '../plan/nearest.ts';
import { type FileReport, reportError } from '../report/file-report.ts';

/** What a run needs of the process. */
export interface RunSurroundings {
  /** The current folder, absolute. */
  readonly current: string;
  readonly output: Output;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** Has something done when a signal ends the process. */
  readonly onEnd: (end: () => void | Promise<void>) => void;
  /** The words of the command line, without program and script. */
  readonly words: readonly string[];
  /** Of the program. */
  readonly version: string;
  /** The day: `2026-11-21`. */
  readonly today: string;
}

/**
 * The ordinary command: rewrites what the paths stand for, prints it, gives the exit code. All that can be wrong with
 * options and configurations is found before anything is written.
 * @throws UsageError or ConfigError, and then nothing was done
 */
export async function run(
  paths: readonly string[],
  options: RunOptions,
  surroundings: RunSurroundings,
): Promise<number> {
  checkOptions(paths, options);
  checkIds(options);
  const { current } = surroundings;
  const folder = options.steps === undefined ? undefined : resolve(current, options.steps);
  if (folder !== undefined) checkStepsFolder(folder, options.steps!);
  const findConfig =
    options.config === undefined ? findNearestConfig(preset) : await useConfig(options.config, current, preset);
  const online = options.online ? await openOnlineFor(options, surroundings) : undefined;
  const known = { ...surroundings, online };
  const reports = paths.includes(STDIN)
    ? [await rewriteInput(options, findConfig, known)]
    : await rewritePaths(paths, options, findConfig, known);
  await online?.close();
  if (folder !== undefined) await writeSteps(folder, reports);
  await printRun(reports, options, surroundings);
  return exitCode(reports, options);
}

/** What a run knows of, once its options were read. */
interface OpenedRun extends RunSurroundings {
  readonly online: Online | undefined;
}

async function openOnlineFor({ platform }: RunOptions, { onEnd }: RunSurroundings): Promise<Online> {
  const { openOnline } = await import('./online.ts');
  return openOnline({ platform, environment: process.env, onEnd });
}

async function rewriteInput(options: RunOptions, findConfig: FindConfig, surroundings: OpenedRun): Promise<FileReport> {
  const path = options.stdinFilepath ?? 'Dockerfile';
  const absolute = resolve(surroundings.current, path);
  const choices = await chooseFor(absolute, options, findConfig);
  // Where the text belongs is known only where somebody said it.
  const isKnown = options.stdinFilepath !== undefined;
  const place = isKnown
    ? await placeOf(absolute, [], options, surroundings)
    : placeOfNothing(absolute, options, surroundings);
  const { online } = surroundings;
  return rewriteStdin({ path, choices, place, online, write: options.write }, surroundings);
}

/** A text of which nobody said where it belongs: it has a context only where one was given. */
function placeOfNothing(dockerfile: string, options: RunOptions, { current, today }: RunSurroundings): Place {
  const context = contextOf(options, current);
  return { dockerfile, context, shownContext: context && shownFolder(context, current), today };
}

async function rewritePaths(
  paths: readonly string[],
  options: RunOptions,
  findConfig: FindConfig,
  surroundings: OpenedRun,
): Promise<readonly FileReport[]> {
  const { current, output, onEnd, online } = surroundings;
  const isExcluded = await makeExclusion(options.exclude, current, findConfig);
  const { files, failures } = await discover(paths.length === 0 ? ['.'] : paths, current, isExcluded);
  const tasks: FileTask[] = [];
  for (const file of files) {
    const place = await placeOf(file.absolute, paths, options, surroundings);
    tasks.push({ ...file, place, choices: await chooseFor(file.absolute, options, findConfig) });
  }
  if (options.verify) {
    const { verifyFiles } = await import('./verify.ts');
    const verified = await verifyFiles(tasks, options, options.verify, {
      output,
      onEnd,
      current,
      context: contextOf(options, current),
      online,
    });
    return [...verified, ...failures.map(reportFailure)];
  }
  const progress = beginProgress(output.stderr, tasks.length, options.quiet);
  onEnd(progress.end);
  const jobs = options.jobs ?? availableParallelism();
  const reports = await rewriteFiles(tasks, { write: options.write, jobs, online, onDone: progress.advance });
  progress.end();
  return [...reports, ...failures.map(reportFailure)];
}

/** What the configuration of the file's folder and the command line choose. @throws UsageError, ConfigError */
async function chooseFor(absolute: string, options: RunOptions, findConfig: FindConfig): Promise<Choices> {
  const found = await findConfig(resolve(absolute, '..'));
  const flags = choicesOf(options);
  if (!found) return flags;
  const { isGlobMatch } = await import('../plan/globs.ts');
  return mergeChoices(choicesFor(found.config, pathForGlobs(found.folder, absolute), isGlobMatch), flags);
}

function checkIds(options: RunOptions): void {
  const known = preset.map(({ id }) => id);
  for (const name of ['only', 'skip', 'enable'] as const) {
    const unknown = options[name].find((id) => !known.includes(id));
    if (unknown === undefined) continue;
    const nearest = findNearest(unknown, known);
    const advice = nearest === undefined ? '"dockoptimize list" prints those there are' : `did you mean "${nearest}"?`;
    throw new UsageError(`--${name} names the transform "${unknown}", which does not exist; ${advice}`);
  }
}

function reportFailure({ path, because }: PathFailure): FileReport {
  return reportError(path, `Could not be looked at: ${because}. Check the path and its rights.`);
}

function exitCode(reports: readonly FileReport[], { check }: RunOptions): number {
  if (reports.some(({ status, verification }) => status === 'error' || verification?.outcome === 'trouble')) return 2;
  if (reports.some(({ verification }) => verification?.outcome === 'original-fails')) return 1;
  return check && reports.some(({ status }) => status === 'changed') ? 1 : 0;
}
