import type { Finding, Fix } from './finding.ts';
import { isMeantMount } from './meant-mount.ts';
import { UNREAD_SCRIPT } from './shared-refusals.ts';
import type { RefusalText, Transform } from './transform.ts';
import type { Analysis, RunSite } from '../analysis/analysis.ts';
import { type CleanupPlace, type CleanupReason, findCleanupPlaces } from '../analysis/cleanup-places.ts';
import { findUnreadInstalls, type PackageRun } from '../analysis/package-runs.ts';
import type { Effect } from '../check/effects.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import { type PackageManager, readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

const SHARED_REFUSALS = {
  'cache-mount': {
    because: 'a cache mount keeps the files, so that they are in no layer',
    remedy: 'nothing needs to be done',
  },
  'files-needed': {
    because: 'a later command needs the files that this RUN leaves behind',
    remedy: 'let the RUN of that command fetch them for itself, or join the two',
  },
  'other-user': {
    because: 'another program runs the package manager, and by its right the files are made',
    remedy: 'delete them by the same right at the end of the RUN',
  },
  'unclear-end': {
    because: 'at the end of this RUN nothing can be added that runs only if all before it went well',
    remedy: 'join its commands by &&, or write them as a list under set -e',
  },
  'unread-script': UNREAD_SCRIPT,
} as const satisfies Record<string, RefusalText>;

/** Why a transform that deletes files of a system's package manager leaves a place alone. */
export const SYSTEM_REFUSALS = {
  ...SHARED_REFUSALS,
  'user-without-right': {
    because: 'the user of this RUN may not delete what belongs to root',
    remedy: 'set USER root before it',
  },
} as const satisfies Record<string, RefusalText>;
export type SystemReason = keyof typeof SYSTEM_REFUSALS;

/** The same for a package manager of a language, whose cache belongs to whoever runs it, and is deleted as a folder. */
export const FOLDER_REFUSALS = {
  ...SHARED_REFUSALS,
  'chosen-cache': {
    because: 'the place of the cache was chosen on purpose',
    remedy: 'delete it in the RUN that fills it, if it is not used again',
  },
} as const satisfies Record<string, RefusalText>;
export type FolderReason = keyof typeof FOLDER_REFUSALS;

/** The same where the package manager itself is asked to empty it. */
export const LANGUAGE_REFUSALS = {
  ...FOLDER_REFUSALS,
  'program-gone': {
    because: 'the program that would empty its cache may not be there at the end of the RUN',
    remedy: 'empty the cache before the program goes, or where it is known to be there',
  },
} as const satisfies Record<string, RefusalText>;
export type LanguageReason = keyof typeof LANGUAGE_REFUSALS;

/** What the fixes of such a transform may change. */
export const CLEANUP_EFFECTS: readonly Effect[] = ['removes-files', 'removes-files-scripts-may-need'];

/** The parts that all transforms have in common which delete what a package manager leaves behind. */
export const CLEANUP_TRANSFORM = {
  category: 'size',
  isDefault: true,
  applicability: 'safe',
} as const satisfies Partial<Transform>;

/** The findings of a transform that deletes what a package manager leaves behind, in the RUN that made it. */
export function* inspectCleanups<Reason extends CleanupReason | 'unread-script'>(
  file: Dockerfile,
  analysis: Analysis,
  manager: PackageManager,
): Iterable<Finding<Reason>> {
  // Which reasons there are depends on the manager alone.
  for (const place of findCleanupPlaces(file, analysis, manager)) {
    const finding = toFinding(place) as Finding<Reason>;
    if (!isMeantMount(finding, analysis)) yield finding;
  }
  for (const { run, because } of findUnreadInstalls(analysis, manager)) {
    if (!run.stage.isShipped || run.isOnbuild || mentionsCleanup(run.content.source, manager)) continue;
    yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script' as Reason, detail: because };
  }
  if (manager !== 'apt') return;
  for (const { run, because } of findHiddenFetches(analysis))
    yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script' as Reason, detail: because };
}

/** A RUN whose script was read, but in which another program or a script in quotes fetches the lists. */
function* findHiddenFetches({ runs }: Analysis): Iterable<{ readonly run: RunSite; readonly because: string }> {
  for (const run of runs) {
    if (!run.stage.isShipped || run.isOnbuild || run.shell === 'foreign' || isUnread(run.reading)) continue;
    const hidden = findHiddenFetch(run.reading);
    if (hidden && !mentionsCleanup(run.content.source, 'apt'))
      yield { run, because: `"${hidden.words[0]!.text}" fetches the lists in a way that was not read` };
  }
}

const findHiddenFetch = memoize(({ commands, mapped }: RunReading): Command | undefined => {
  if (!mapped.text.includes('apt')) return undefined;
  const hidden = commands.find(({ command }) => {
    return !readPackageCommand(command) && FETCH.test(command.words.map(({ text }) => text).join(' '));
  });
  return hidden?.command;
});

const FETCH = /(?:^|[\s;&|('"])(?:apt|apt-get|aptitude)(?:\s+-\S+)*\s+update\b/;

/** The text deletes the files somewhere, as far as one can tell from outside. */
function mentionsCleanup(source: string, manager: PackageManager): boolean {
  return manager === 'apt'
    ? source.includes('/var/lib/apt')
    : /\/var\/cache\b|\bclean\b|\bclear-?cache\b|\*\.gem\b|\s-Sc/.test(source);
}

/** What a transform says of such a place. */
export function toFinding(place: CleanupPlace): Finding<CleanupReason> {
  const { instruction } = place.run;
  if (place.kind === 'refused') return { kind: 'refusal', instruction, reason: place.reason, detail: place.detail };
  return toFix(place);
}

function toFix(place: Extract<CleanupPlace, { kind: 'open' }>): Fix {
  const { edits, command, fetching, unseen, run, cleanup } = place;
  const { what } = cleanup;
  const effects: Effect[] = [unseen === undefined ? 'removes-files' : 'removes-files-scripts-may-need'];
  if (fetching.length > 0) effects.push('fetches-index-again');
  const lines = fetching.join(', ');
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits,
    title:
      fetching.length === 0
        ? `Delete ${what} where they were made`
        : `Delete ${what} where they were made, and fetch them again in line ${lines}`,
    why: `${what} stay in the layer, and nothing in the image reads them`,
    evidence: [
      `"${command}" runs last, and only if all before it went well`,
      fetching.length === 0
        ? 'no later command that can be read needs them'
        : `the later install in line ${lines} fetches its own, from the same sources`,
      ...describeVain(run, cleanup),
    ],
    assumptions: unseen === undefined ? [] : [`${capitalise(unseen)} does not need ${what}, or makes them for itself.`],
    effects,
    applicability: unseen === undefined ? 'safe' : 'unsafe',
    savings: { what, bytes: undefined, basis: 'unknown' },
  };
}

/** Commands of the RUN that look as if they did the same. */
function describeVain({ reading }: PackageRun, cleanup: Cleanup): readonly string[] {
  return reading.commands.flatMap(({ command }) => {
    const because = cleanup.keeps?.(command);
    return because === undefined
      ? []
      : [`"${command.words.map(({ text }) => text).join(' ')}" does not delete them: ${because}`];
  });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
