import type { Analysis } from '../src/analysis/analysis.ts';
import { findOptionPlace } from '../src/analysis/option-place.ts';
import {
  findPackageRuns,
  findUnreadInstalls,
  type PackageRun,
  type PackageSite,
} from '../src/analysis/package-runs.ts';
import { findMissedProgram } from '../src/analysis/weak-programs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../src/dockerfile/stages.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import { mayBe } from '../src/knowledge/package-managers.ts';
import { installsNothing, noWeakOption, readWeakOption, readWeakSetting } from '../src/knowledge/weak-packages.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'asked-for' | 'dangling-option' | 'program-needed' | 'unknown-subcommand' | 'unread-script';

/**
 * Installs Fedora's and Red Hat's packages without what they only recommend.
 *
 * By default dnf and microdnf install, besides the packages that others need, their weak dependencies: what most users of
 * a desktop like to have. `install_weak_deps=False` leaves them out.
 *
 * ```dockerfile
 * RUN dnf install -y git
 * ```
 * becomes
 * ```dockerfile
 * RUN dnf install -y --setopt=install_weak_deps=False git
 * ```
 *
 * The fix is unsafe: something may be missed. Where a program is used that is known to come by a weak dependency alone,
 * such as npm with Fedora's nodejs, it is left alone. yum is left alone, since that of CentOS 7 has no weak dependencies. So
 * is zypper: the images of openSUSE and SUSE are published with `solver.onlyRequires`, which says the same.
 */
export const dnfNoWeakDeps: Transform<object, Reason> = {
  id: 'dnf-no-weak-deps',
  summary: "Install Fedora's and Red Hat's packages without what they only recommend",
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['skips-recommended-packages'],
  answers: [],
  refusals: {
    'asked-for': {
      because: 'the recommended packages are asked for in so many words',
      remedy: 'drop install_weak_deps=True if they are not needed',
    },
    'dangling-option': {
      because: 'the last option lacks its value, so nothing can be put behind it',
      remedy: 'give the option its value, or drop it',
    },
    'program-needed': {
      because: 'a program is used that comes along by a weak dependency alone',
      remedy: 'name its package in the install',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const run of findPackageRuns(analysis, 'dnf')) {
      if (!run.stage.isShipped) continue;
      const setting = findSetting(run.stage, run.instruction);
      if (setting === undefined) yield* inspectRun(file, run);
      if (setting !== true) continue;
      const detail = 'dnf.conf sets install_weak_deps';
      yield { kind: 'refusal', instruction: run.instruction, reason: 'asked-for', detail };
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'dnf')) {
      if (!run.stage.isShipped || readWeakSetting(run.content.source) !== undefined) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

/** What the file writes into dnf.conf, in the stage or below it, up to an instruction. */
function findSetting(stage: Stage, { start }: Instruction): boolean | undefined {
  const sources = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter((instruction) => instruction.start <= start && /\b(?:dnf|yum)\.conf\b/.test(instruction.content.source));
  return sources.map(({ content }) => readWeakSetting(content.source)).findLast((is) => is !== undefined);
}

function* inspectRun(file: Dockerfile, run: PackageRun): Iterable<Finding<Reason>> {
  const { instruction } = run;
  const fixed: PackageSite[] = [];
  for (const site of run.sites) {
    const { packages } = site;
    const setting = readWeakOption(packages);
    if (setting === false) continue;
    if (mayBe(packages, 'install')) {
      const detail = `in "${packages.program} … install"`;
      yield { kind: 'refusal', instruction, reason: 'unknown-subcommand', detail };
      continue;
    }
    if (packages.subcommand !== 'install' || installsNothing(packages)) continue;
    const refusal = findRefusal(file, run, site, setting);
    if (refusal) yield { kind: 'refusal', instruction, ...refusal };
    else fixed.push(site);
  }
  if (fixed.length > 0) yield toFix(run, fixed);
}

function findRefusal(
  file: Dockerfile,
  run: PackageRun,
  { packages }: PackageSite,
  setting: boolean | undefined,
): { readonly reason: Reason; readonly detail: string } | undefined {
  if (setting === true) return { reason: 'asked-for', detail: 'the option install_weak_deps is there' };
  const dangling = packages.options.find(({ lacksValue }) => lacksValue);
  if (dangling) return { reason: 'dangling-option', detail: `${dangling.name} stands at the end` };
  const missed = findMissedProgram(file, run, packages);
  return missed === undefined ? undefined : { reason: 'program-needed', detail: missed };
}

function toFix(run: PackageRun, fixed: readonly PackageSite[]): Fix {
  const edits = fixed.map(({ packages }) =>
    addWordAfter(run.place, findOptionPlace(packages, packages.subcommandWord!), noWeakOption(packages.program)),
  );
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits,
    title: 'Install without recommended packages',
    why: 'dnf adds what a package merely recommends, and most of it is never used in a container',
    evidence: [
      'no command of the file runs a program that is known to come as a recommendation alone; copied files were not searched',
    ],
    assumptions: [`Nothing here needs what is only recommended: ${describeQuery(fixed)}.`],
    effects: ['skips-recommended-packages'],
    applicability: 'unsafe',
    savings: { what: 'the recommended packages and all that they need', bytes: undefined, basis: 'unknown' },
  };
}

/** Packages can be asked for by their names; what a group, a file or a variable stands for, only the install itself tells. */
function describeQuery(fixed: readonly PackageSite[]): string {
  const words = fixed.flatMap(({ packages }) => [...packages.operands, ...packages.unknown]);
  const names = words.flatMap(({ value }) => (value !== undefined && /^[A-Za-z0-9][\w.+-]*$/.test(value) ? value : []));
  if (names.length === words.length && names.length > 0)
    return `"dnf repoquery --recommends ${names.slice(0, 8).join(' ')}" on the same release tells what that is`;
  const groups = words.flatMap(({ value }) => (value !== undefined && /^@[\w.+:/^-]+$/.test(value) ? value : []));
  const shown = [...groups, ...names].slice(0, 8);
  const what = shown.length === 0 ? 'the same install with --assumeno' : `"dnf install --assumeno ${shown.join(' ')}"`;
  return `${what} on the same release lists that under "Installing weak dependencies"`;
}
