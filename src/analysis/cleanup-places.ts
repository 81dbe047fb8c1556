import type { Analysis } from './analysis.ts';
import { appendTo } from './append-to-run.ts';
import { isCommentedOut } from './commented-out.ts';
import { findCacheMount } from './mounts.ts';
import { findPackageRuns, type PackageRun, type PackageSite } from './package-runs.ts';
import { renewLater } from './renewed-lists.ts';
import { findUser, isSurelyNotRoot } from './user.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { RunReading } from '../dockerfile/run-script.ts';
import { cleanupCommand, findOtherPlace } from '../knowledge/cleanup-command.ts';
import { mayLieIn } from '../knowledge/cleanup.ts';
import { type Cleanup, cleanupsOf } from '../knowledge/cleanups.ts';
import { hasOption, type PackageManager } from '../knowledge/package-managers.ts';
import type { Edit } from '../text/edit.ts';
import { memoizePair } from '../text/memo.ts';
import { findUnseenFollower } from '../trace/later.ts';
import { findLeaving } from '../trace/leaving.ts';
import { findOccupant } from '../trace/occupied-folder.ts';
import { findLostProgram } from '../trace/lost-program.ts';
import { traceScript } from '../trace/script-events.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

export type CleanupReason =
  | 'cache-mount'
  | 'chosen-cache'
  | 'files-needed'
  | 'old-program'
  | 'other-user'
  | 'program-gone'
  | 'unclear-end'
  | 'user-without-right';

/** A RUN that leaves files of a package manager, and what to do about it. */
export type CleanupPlace =
  | { readonly kind: 'refused'; readonly run: PackageRun; readonly reason: CleanupReason; readonly detail: string }
  | {
      readonly kind: 'open';
      readonly run: PackageRun;
      readonly cleanup: Cleanup;
      readonly edits: readonly Edit[];
      /** The command that is added. */
      readonly command: string;
      /** Lines of later RUNs that fetch the lists for themselves from now on. */
      readonly fetching: readonly number[];
      /** Something that was not read and may need the files, as a noun phrase. */
      readonly unseen: string | undefined;
    };

/**
 * The RUNs of stages that ship which leave files of a package manager behind.
 * @param isWanted which of them are looked at; all, where it is left out
 */
export function findCleanupPlaces(
  file: Dockerfile,
  analysis: Analysis,
  manager: PackageManager,
  isWanted: (run: PackageRun) => boolean = () => true,
): readonly CleanupPlace[] {
  const runs = findPackageRuns(analysis, manager);
  if (runs.length === 0) return [];
  const cleanups = cleanupsOf(manager);
  return runs.flatMap((run) => {
    if (!run.stage.isShipped || run.isOnbuild || !isWanted(run)) return [];
    const place = findPlace(file, analysis, runs, run, cleanups);
    return place ? [place] : [];
  });
}

/** What is deleted of a RUN is as much as nothing needs. @param cleanups the most thorough first */
function findPlace(
  file: Dockerfile,
  analysis: Analysis,
  runs: readonly PackageRun[],
  run: PackageRun,
  cleanups: readonly Cleanup[],
): CleanupPlace | undefined {
  let first: CleanupPlace | undefined;
  for (const cleanup of cleanups) {
    const place = inspectRun(file, analysis, runs, run, cleanup);
    first ??= place;
    if (place && (place.kind === 'open' || place.reason !== 'files-needed')) return place;
  }
  return first;
}

function inspectRun(
  file: Dockerfile,
  analysis: Analysis,
  runs: readonly PackageRun[],
  run: PackageRun,
  cleanup: Cleanup,
): CleanupPlace | undefined {
  const fill = run.sites.findLast(({ packages }) => cleanup.fills(packages));
  if (!fill || isEmptied(run, fill, cleanup)) return undefined;
  // The lists of apt are often part of old lines that were commented out as a whole.
  if (cleanup.manager !== 'apt' && isCommentedOut(file, run, cleanup)) return undefined;
  const refuse = (reason: CleanupReason, detail: string): CleanupPlace => ({ kind: 'refused', run, reason, detail });
  const mount = findCacheMount(run.content, (target) => mayLieIn(cleanup, target));
  if (mount) return refuse('cache-mount', `the flag ${mount.text}`);
  const old = cleanup.findTooOld?.(file.text);
  if (old !== undefined) return refuse('old-program', old);
  const chosen = findChosenCache(file, run, cleanup) ?? findOccupant(file, run.instruction, cleanup);
  if (chosen !== undefined) return refuse('chosen-cache', chosen);
  const via = fill.packages.invocation.via.filter((name) => name !== 'env' && name !== 'eatmydata' && name !== 'time');
  if (via.some((name) => name !== 'sudo')) return refuse('other-user', `it runs by ${via.join(' ')}`);
  if (cleanup.owner === 'root' && via.length === 0 && isSurelyNotRoot(findUser(run.stage, run.instruction)))
    return refuse('user-without-right', `USER is ${findUser(run.stage, run.instruction)}`);
  const other = findOtherPlace(cleanup, fill.packages);
  if (other) return refuse(other.reason, other.because);
  const command = cleanupCommand(cleanup, fill.packages);
  const own = appendTo(file, analysis, run, command);
  if (!own) return refuse('unclear-end', whyNoEnd(file, run));
  const lost = cleanup.broughtBy && findLost(file, run, fill, cleanup.broughtBy);
  if (lost !== undefined) return refuse('program-gone', lost);
  const renewed = renewLater(file, analysis, runs, run, cleanup);
  if (typeof renewed === 'string') return refuse('files-needed', renewed);
  return {
    kind: 'open',
    run,
    cleanup,
    command,
    edits: [own, ...renewed.edits],
    fetching: renewed.lines,
    unseen: findUnseenFollower(file, run.instruction, cleanup),
  };
}

/** Why the program that filled the folders may not be there to empty them. */
function findLost(file: Dockerfile, run: PackageRun, site: PackageSite, broughtBy: RegExp): string | undefined {
  const { isErrexit } = shellInForceAt(file, run.instruction);
  return findLostProgram({ script: run.reading.script, isErrexit, site, broughtBy });
}

/** The RUN itself deletes the files after it has last made them. */
function isEmptied({ reading }: PackageRun, fill: PackageSite, cleanup: Cleanup): boolean {
  return findLastEmptying(reading, cleanup) > fill.command.span.start;
}

/** Where in a script the last command starts that does the same as a clean-up; -1 where none does. */
const findLastEmptying = memoizePair(({ commands }: RunReading, cleanup: Cleanup): number => {
  const emptying = commands.filter(({ command }) => cleanup.empties(command));
  return Math.max(-1, ...emptying.map(({ command }) => command.span.start));
});

/** Somebody has said where the cache lies, and may want it there. */
function findChosenCache(
  { text }: Dockerfile,
  { sites, environment }: PackageRun,
  { movedBy }: Cleanup,
): string | undefined {
  const option = movedBy?.options.find((name) => sites.some(({ packages }) => hasOption(packages, name)));
  if (option !== undefined) return `${option} is given`;
  const name = movedBy?.variables.find((variable) => environment.get(variable) !== undefined);
  if (name !== undefined) return `${name} is set`;
  const words = movedBy?.words?.exec(text)?.[0];
  return words && `the file says "${words.replace(/\s+/g, ' ').slice(0, 60)}"`;
}

/** Why nothing can be put at the end of a RUN. */
function whyNoEnd(file: Dockerfile, run: PackageRun): string {
  const { isErrexit } = shellInForceAt(file, run.instruction);
  const end = findLeaving(traceScript(run.reading.script, isErrexit).events);
  if (end) return `behind "${end.text.slice(0, 60)}" nothing runs for certain`;
  return 'its last command may fail without ending the build, or something stands behind it';
}
