import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import {
  findPackageRuns,
  findUnreadInstalls,
  type PackageRun,
  type PackageSite,
} from '../src/analysis/package-runs.ts';
import { readPipAge, type PipAge } from '../src/analysis/pip-age.ts';
import { findPipCacheUser, isPipCacheFolder } from '../src/analysis/pip-cache.ts';
import { findCacheMount } from '../src/analysis/mounts.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { hasOption, mayBe } from '../src/knowledge/package-managers.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Finding } from '../src/transform/finding.ts';
import { isMeantMount } from '../src/transform/meant-mount.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import { savingsIn } from '../src/transform/savings-in.ts';
import type { Transform } from '../src/transform/transform.ts';

/** Subcommands that fill pip's cache. */
const FILLS_CACHE: ReadonlySet<string> = new Set(['install', 'wheel', 'download']);

type Reason = 'cache-used' | 'cache-mount' | 'chosen-cache' | 'old-pip' | 'unknown-subcommand' | 'unread-script';

/**
 * Installs Python packages without keeping pip's download cache.
 *
 * pip keeps each archive that it downloads, and each wheel that it builds, below `~/.cache/pip`. Nothing in the image
 * ever reads them again. `--no-cache-dir` leaves them out of the layer.
 *
 * ```dockerfile
 * RUN pip install -r requirements.txt
 * ```
 * becomes
 * ```dockerfile
 * RUN pip install --no-cache-dir -r requirements.txt
 * ```
 *
 * Where the RUN itself deletes the cache, or `PIP_NO_CACHE_DIR` is set, there is nothing to do. pip before 6.0 does not
 * know the option: the fix is unsafe where the age of pip cannot be told, and refused where it is known to be older.
 */
export const pipNoCache: Transform<object, Reason> = {
  id: 'pip-no-cache',
  summary: "Install Python packages without keeping pip's cache",
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['keeps-no-cache'],
  answers: ['DL3042'],
  refusals: {
    'cache-mount': {
      because: 'the RUN has a cache mount: the cache is wanted, and is in no layer',
      remedy: 'nothing needs to be done',
    },
    'cache-used': {
      because: "pip's cache is copied, mounted or named in a command, so something needs it",
      remedy: 'drop what names it first, if nothing needs it any more (rm with -f is fine)',
    },
    'chosen-cache': {
      because: 'the place of the cache was chosen on purpose',
      remedy: 'drop --cache-dir or PIP_CACHE_DIR if the cache is not used again',
    },
    'old-pip': {
      because: 'this pip is older than 6.0 and does not know --no-cache-dir',
      remedy: 'upgrade pip first, or move to a base image that is still supported',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const runs = findPackageRuns(analysis, 'pip');
    for (const run of runs) {
      for (const finding of inspectRun(file, runs, run)) if (!isMeantMount(finding, analysis)) yield finding;
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'pip')) {
      if (run.content.source.includes('--no-cache-dir') || isSwitchedOff(run)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

function* inspectRun(file: Dockerfile, runs: readonly PackageRun[], run: PackageRun): Iterable<Finding<Reason>> {
  const { instruction } = run;
  if (run.sites.some(({ packages }) => mayBe(packages, 'install') && !hasOption(packages, '--no-cache-dir'))) {
    yield { kind: 'refusal', instruction, reason: 'unknown-subcommand', detail: 'in "pip … install"' };
  }
  const sites = run.sites.filter((site) => keepsCache(run, site));
  if (sites.length === 0 || isSwitchedOff(run) || deletesCache(run)) return;
  const mount = findCacheMount(run.content, (folder) => isPipCacheFolder(run, folder));
  if (mount) {
    yield { kind: 'refusal', instruction, reason: 'cache-mount', detail: `the flag ${mount.text}` };
    return;
  }
  const user = findPipCacheUser(file, run);
  if (user !== undefined) {
    yield { kind: 'refusal', instruction, reason: 'cache-used', detail: user };
    return;
  }
  const chosen = findChosenCache(run, sites);
  if (chosen !== undefined) {
    yield { kind: 'refusal', instruction, reason: 'chosen-cache', detail: chosen };
    return;
  }
  const aged = sites.map((site) => ({ site, age: readPipAge(file, runs, run, site) }));
  const old = aged.find(({ age }) => age.kind === 'old');
  if (old) yield { kind: 'refusal', instruction, reason: 'old-pip', detail: old.age.because };
  const fixed = aged.filter(({ age }) => age.kind !== 'old');
  if (fixed.length > 0) yield toFix(run, fixed);
}

interface AgedSite {
  readonly site: PackageSite;
  readonly age: PipAge;
}

function toFix(run: PackageRun, sites: readonly AgedSite[]): Finding<Reason> {
  const { age } = sites.find((aged) => aged.age.kind === 'unknown') ?? sites[0]!;
  const edits: Edit[] = sites.map(({ site }) =>
    addWordAfter(run.place, site.packages.subcommandWord!, '--no-cache-dir'),
  );
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits,
    title: sites.length === 1 ? "Install without pip's cache" : `Install without pip's cache, ${sites.length} times`,
    why: 'pip keeps every archive it downloads and every wheel it builds, and nothing in the image reads them again',
    evidence: [
      age.because,
      'neither PIP_NO_CACHE_DIR nor PIP_CACHE_DIR is set; the RUN has no cache mount, and does not delete the cache at its end',
    ],
    assumptions: age.kind === 'unknown' ? [age.assumption] : [],
    effects: ['keeps-no-cache'],
    applicability: age.kind === 'unknown' ? 'unsafe' : 'safe',
    savings: savingsIn(run.stage, "pip's cache, which is about as large as what it downloads"),
  };
}

function keepsCache(run: PackageRun, { packages, command }: PackageSite): boolean {
  if (packages.subcommand === undefined || !FILLS_CACHE.has(packages.subcommand)) return false;
  if (hasOption(packages, '--help', '-h')) return false;
  // pip takes an abbreviation for the option, as long as no other begins so.
  if (packages.options.some(({ name }) => name.startsWith('--no-cac'))) return false;
  // `PIP_NO_CACHE_DIR=1 pip install …`, also behind env and sudo, and after an `export` in the same script.
  const words = run.reading.commands
    .filter((site) => site.command.span.start <= command.span.start)
    .flatMap((site) => [
      ...site.command.assignments.map(({ name }) => `${name}=`),
      ...(site.command === command || site.command.words[0]?.value === 'export'
        ? site.command.words.map(({ text }) => text)
        : []),
    ]);
  return !words.some((word) => word.startsWith('PIP_NO_CACHE_DIR='));
}

/** pip takes any value but an empty one for "no cache" (pip's own configuration code, `_handle_no_cache_dir`). */
function isSwitchedOff(run: RunSite): boolean {
  const value = run.environment.get('PIP_NO_CACHE_DIR');
  return value !== undefined && value !== '' && value !== '""' && value !== "''";
}

function deletesCache(run: PackageRun): boolean {
  const last = run.sites.at(-1)!.command.span.start;
  const isPurge = run.sites.some(
    ({ packages }) => packages.subcommand === 'cache' && packages.operands[0]?.value === 'purge',
  );
  return (
    isPurge ||
    run.reading.commands.some(({ command }) => {
      const [name, ...words] = command.words;
      const isCache = (text: string): boolean =>
        /(?:^|\/)\.cache(?:\/(?:pip\/?)?\*?)?$/.test(text.replace(/["']/g, ''));
      return name?.value === 'rm' && command.span.start > last && words.some(({ text }) => isCache(text));
    })
  );
}

function findChosenCache(run: PackageRun, sites: readonly PackageSite[]): string | undefined {
  if (sites.some(({ packages }) => hasOption(packages, '--cache-dir'))) return '--cache-dir is given';
  const isForOne = sites.some(({ command }) => command.assignments.some(({ name }) => name === 'PIP_CACHE_DIR'));
  if (isForOne) return 'PIP_CACHE_DIR is set for the command';
  const value = run.environment.get('PIP_CACHE_DIR');
  return value === undefined ? undefined : `PIP_CACHE_DIR is set to ${value}`;
}
