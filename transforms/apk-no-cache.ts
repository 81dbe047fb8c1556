import type { Analysis } from '../src/analysis/analysis.ts';
import { type ApkAge, readApkAge } from '../src/analysis/apk-age.ts';
import { findIndexReader, findOpaqueFollower, removeUpdate } from '../src/analysis/apk-index.ts';
import {
  findPackageRuns,
  findUnreadInstalls,
  type PackageRun,
  type PackageSite,
} from '../src/analysis/package-runs.ts';
import { findCacheMount } from '../src/analysis/mounts.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { addWordAfter, replaceWord } from '../src/dockerfile/verbs.ts';
import { deletesStoredIndex } from '../src/knowledge/apk-index.ts';
import { hasOption, mayBe } from '../src/knowledge/package-managers.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Effect } from '../src/check/effects.ts';
import type { Finding } from '../src/transform/finding.ts';
import { isMeantMount } from '../src/transform/meant-mount.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import { savingsIn } from '../src/transform/savings-in.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason =
  | 'chosen-cache'
  | 'no-network'
  | 'cache-mount'
  | 'index-needed-later'
  | 'old-apk'
  | 'unknown-subcommand'
  | 'unread-script';

/** Subcommands that `--no-cache` makes independent of a stored index. */
const TAKES_NO_CACHE: ReadonlySet<string> = new Set(['add', 'upgrade']);
/** Folders that hold apk's cache, or the folder of it. */
const APK_CACHES: ReadonlySet<string> = new Set([
  '',
  '/var',
  '/var/cache',
  '/var/cache/apk',
  '/etc/apk',
  '/etc/apk/cache',
]);
const FETCHES_INDEX = ['--update-cache', '--update', '-U'] as const;

/**
 * Installs Alpine packages without leaving apk's index in the layer.
 *
 * `apk update`, and `apk add` by itself, store the index of all packages below `/var/cache/apk` where nothing
 * reads it again. `--no-cache` keeps the index in memory, and makes an `apk update` before it needless.
 *
 * ```dockerfile
 * RUN apk update && apk add curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apk add --no-cache curl
 * ```
 *
 * Where a later command reads the stored index, it stays until that command is fixed, too. Where a script that cannot
 * be seen runs later, or where the age of apk cannot be told, the fix is unsafe.
 */
export const apkNoCache: Transform<object, Reason> = {
  id: 'apk-no-cache',
  summary: "Install Alpine packages without keeping apk's index",
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['keeps-no-cache', 'drops-index-refresh'],
  answers: ['DL3019'],
  refusals: {
    'cache-mount': {
      because: 'the RUN has a cache mount: the cache is wanted, and is in no layer',
      remedy: 'nothing needs to be done',
    },
    'index-needed-later': {
      because: 'a later command reads the index that this RUN leaves behind',
      remedy: 'give that command --no-cache, too; to a "rm" of the index give -f',
    },
    'no-network': {
      because: 'the RUN has no network, so its packages come out of a cache',
      remedy: 'nothing needs to be done',
    },
    'chosen-cache': {
      because: 'the place of the cache was chosen on purpose',
      remedy: 'drop --cache-dir if the cache is not used again',
    },
    'old-apk': {
      because: 'apk knows --no-cache since Alpine 3.3 only',
      remedy: 'move to a base image that is still supported',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const runs = findPackageRuns(analysis, 'apk');
    for (const run of runs) {
      for (const finding of inspectRun(file, runs, run)) if (!isMeantMount(finding, analysis)) yield finding;
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'apk')) {
      if (run.content.source.includes('--no-cache')) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

function* inspectRun(file: Dockerfile, runs: readonly PackageRun[], run: PackageRun): Iterable<Finding<Reason>> {
  const { instruction } = run;
  if (run.sites.some(({ packages }) => mayBe(packages, 'add') && !hasOption(packages, '--no-cache'))) {
    yield { kind: 'refusal', instruction, reason: 'unknown-subcommand', detail: 'in "apk … add"' };
  }
  const sites = run.sites.filter(
    ({ packages }) => takesNoCache(packages.subcommand) && !hasOption(packages, '--no-cache'),
  );
  const updates = run.sites.filter(({ packages }) => packages.subcommand === 'update');
  const isDone =
    run.sites.some(({ packages }) => packages.subcommand === 'add') && updates.length > 0 && !deletesIndex(run);
  if (sites.length === 0 && !isDone) return;
  const mount = findCacheMount(run.content, (folder) => APK_CACHES.has(folder));
  if (mount) {
    yield { kind: 'refusal', instruction, reason: 'cache-mount', detail: `the flag ${mount.text}` };
    return;
  }
  if (run.sites.some(({ packages }) => hasOption(packages, '--cache-dir'))) {
    yield { kind: 'refusal', instruction, reason: 'chosen-cache', detail: '--cache-dir is given' };
    return;
  }
  if (isOffline(run)) {
    yield { kind: 'refusal', instruction, reason: 'no-network', detail: '--network=none or --no-network is given' };
    return;
  }
  const age = readApkAge(file, runs, run);
  if (age.kind === 'old') {
    yield { kind: 'refusal', instruction, reason: 'old-apk', detail: age.because };
    return;
  }
  const leavesIndex =
    !deletesIndex(run) && (updates.length > 0 || sites.some(({ packages }) => hasOption(packages, ...FETCHES_INDEX)));
  const reader = findIndexReader(file, run, sites, leavesIndex);
  if (reader !== undefined) {
    yield { kind: 'refusal', instruction, reason: 'index-needed-later', detail: reader };
    return;
  }
  const fix = toFix(file, run, sites, updates, age, leavesIndex);
  if (fix) yield fix;
}

function isOffline({ content, sites }: PackageRun): boolean {
  const hasNone = content.flags.some(
    ({ name, value }) => name === 'network' && value !== 'default' && value !== 'host',
  );
  return hasNone || sites.some(({ packages }) => hasOption(packages, '--no-network'));
}

function toFix(
  file: Dockerfile,
  run: PackageRun,
  sites: readonly PackageSite[],
  updates: readonly PackageSite[],
  age: ApkAge,
  leavesIndex: boolean,
): Finding<Reason> | undefined {
  const added = sites.map((site) => toNoCache(run, site));
  const removed = updates.flatMap((site) => removeUpdate(run, site) ?? []);
  const edits: Edit[] = [...added, ...removed];
  if (edits.length === 0) return undefined;
  const effects: Effect[] = added.length > 0 ? ['keeps-no-cache'] : [];
  if (removed.length > 0) effects.push('drops-index-refresh');
  const follower = leavesIndex ? findOpaqueFollower(file, run) : undefined;
  const assumptions = age.kind === 'unknown' ? [age.assumption] : [];
  if (follower !== undefined)
    assumptions.push(`${capitalise(follower)} does not need the index that this RUN leaves behind today.`);
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits,
    title: titleOf(added.length, removed.length, updates.length),
    why: deletesIndex(run)
      ? 'apk stores the index of all packages, only for the RUN to delete it again'
      : 'the index of all packages stays in the layer, and nothing reads it again',
    evidence: leavesIndex ? [age.because, 'no later apk reads the stored index'] : [age.because],
    assumptions,
    effects,
    applicability: assumptions.length > 0 ? 'unsafe' : 'safe',
    savings:
      deletesIndex(run) || removed.length < updates.length
        ? undefined
        : savingsIn(run.stage, "apk's index of all packages"),
  };
}

function capitalise(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}

function titleOf(added: number, removed: number, updates: number): string {
  if (added === 0) return 'Drop the apk update that nothing needs';
  if (removed > 0) return 'Install with --no-cache, without the apk update before it';
  return updates > 0
    ? 'Install with --no-cache; the apk update before it can be taken out by hand'
    : "Install without keeping apk's index";
}

function takesNoCache(subcommand: string | undefined): boolean {
  return subcommand !== undefined && TAKES_NO_CACHE.has(subcommand);
}

/** `--no-cache` in place of the option that fetches the index, else behind the subcommand. */
function toNoCache(run: PackageRun, { packages }: PackageSite): Edit {
  const fetching = packages.options.find(
    ({ name, word }) => (FETCHES_INDEX as readonly string[]).includes(name) && word.text === name,
  );
  const replaced = fetching && replaceWord(run.place, fetching.word, '--no-cache');
  return replaced ?? addWordAfter(run.place, packages.subcommandWord!, '--no-cache');
}

/** The RUN deletes apk's cache after it has used it. */
function deletesIndex(run: PackageRun): boolean {
  const last = run.sites.at(-1)!.command.span.start;
  return run.reading.commands.some(({ command }) => command.span.start > last && deletesStoredIndex(command));
}
