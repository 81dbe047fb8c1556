import type { Analysis } from '../src/analysis/analysis.ts';
import { findCompanions, type NamedPackage, readUse, type StageUse } from '../src/analysis/apt-companions.ts';
import { findAptSetting } from '../src/analysis/apt-settings.ts';
import { describeLeftOut, leavesNothingOut } from '../src/analysis/apt-left-out.ts';
import { findPackageRuns, findUnreadInstalls, type PackageRun } from '../src/analysis/package-runs.ts';
import { findOptionPlace } from '../src/analysis/option-place.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { addOperands, addWordAfter } from '../src/dockerfile/verbs.ts';
import { LIVES_BY_RECOMMENDS } from '../src/knowledge/apt-companions.ts';
import { APT_RECOMMENDS_SOURCE } from '../src/knowledge/apt-recommends.ts';
import {
  hasOption,
  mayBe,
  noRecommendsOption,
  type PackageCommand,
  packageName,
} from '../src/knowledge/package-managers.ts';
import { lineageOf, type Stage } from '../src/dockerfile/stages.ts';
import type { Edit } from '../src/text/edit.ts';
import { memoize } from '../src/text/memo.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import { savingsIn } from '../src/transform/savings-in.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason =
  'unknown-subcommand' | 'asked-for' | 'dangling-option' | 'lives-by-recommends' | 'local-package' | 'unread-script';

/**
 * Installs Debian and Ubuntu packages without what they only recommend.
 *
 * By default apt installs, besides the packages that others need, those that most of their users like to have: a mail
 * server with cron, a compiler with pip. `--no-install-recommends` leaves them out.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates
 * ```
 *
 * What is known to be used without being named is named: certificates with curl, wget and git, an SSH client where git
 * speaks SSH, the C headers with gcc, and so on. The fix is unsafe all the same: something else may be missed.
 */
export const aptNoRecommends: Transform<object, Reason> = {
  id: 'apt-no-recommends',
  summary: 'Install Debian packages without what they only recommend',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['skips-recommended-packages', 'names-needed-packages'],
  answers: ['DL3015'],
  guide: 'build/building/best-practices/#dont-install-unnecessary-packages',
  refusals: {
    'asked-for': {
      because: 'the recommended packages are asked for in so many words',
      remedy: 'drop --install-recommends if they are not needed',
    },
    'dangling-option': {
      because: 'the last option lacks its value, so nothing can be put behind it',
      remedy: 'give the option its value, or drop it',
    },
    'lives-by-recommends': {
      because: 'the package is little but what it recommends',
      remedy: 'name the parts of it that are needed instead',
    },
    'local-package': {
      because: 'a package file is installed, and what it recommends is not known',
      remedy: 'look at its field "Recommends" (dpkg-deb -I), and add the option if nothing in it is needed',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const planned: PlannedNames = new Map();
    for (const run of findPackageRuns(analysis, 'apt')) {
      const setting = findAptSetting(run.stage, run.instruction, 'install-recommends');
      if (setting === true)
        yield {
          kind: 'refusal',
          instruction: run.instruction,
          reason: 'asked-for',
          detail: 'apt.conf sets Install-Recommends',
        };
      if (setting === undefined) yield* inspectRun(file, run, analysis, planned);
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'apt')) {
      if (/no-install-recommends|Install-Recommends/i.test(run.content.source)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

/** @param planned the packages that fixes of this look name already, earlier in the file; those of this RUN are added */
function* inspectRun(
  file: Dockerfile,
  run: PackageRun,
  analysis: Analysis,
  planned: PlannedNames,
): Iterable<Finding<Reason>> {
  const { instruction } = run;
  const fixed: FixedInstall[] = [];
  let use: StageUse | undefined;
  for (const { packages } of run.sites) {
    if (isWithout(packages)) continue;
    if (mayBe(packages, 'install')) {
      yield {
        kind: 'refusal',
        instruction,
        reason: 'unknown-subcommand',
        detail: `in "${packages.program} … install"`,
      };
      continue;
    }
    if (packages.subcommand !== 'install') continue;
    const refusal = findRefusal(packages);
    if (refusal) {
      yield { kind: 'refusal', instruction, ...refusal };
      continue;
    }
    use ??= readUse(file, run);
    const names = namesOf(packages);
    const companions = addsNothing(packages) ? [] : findCompanions(file, run, names, use, plannedFor(run, planned));
    const own = planned.get(run.stage) ?? new Set();
    for (const name of [...names, ...companions.map((companion) => companion.name)]) own.add(name);
    planned.set(run.stage, own);
    fixed.push({ packages, names, companions });
  }
  if (fixed.length > 0) yield toFix(run, fixed, analysis);
}

/** What the fixes of one look install by name, by stage. */
type PlannedNames = Map<Stage, Set<string>>;

function plannedFor({ stage }: PackageRun, planned: PlannedNames): readonly string[] {
  return lineageOf(stage).flatMap((ancestor) => [...(planned.get(ancestor) ?? [])]);
}

interface FixedInstall {
  readonly packages: PackageCommand;
  readonly names: readonly string[];
  readonly companions: readonly NamedPackage[];
}

function findRefusal(packages: PackageCommand): { readonly reason: Reason; readonly detail: string } | undefined {
  if (hasOption(packages, '--install-recommends', '--with-recommends', '-r')) {
    return { reason: 'asked-for', detail: 'the option --install-recommends is there' };
  }
  const dangling = packages.options.find(({ lacksValue }) => lacksValue);
  if (dangling) return { reason: 'dangling-option', detail: `${dangling.name} stands at the end` };
  const local = packages.operands.find(({ text }) => /\.deb["']?$/.test(text));
  if (local) return { reason: 'local-package', detail: `${local.text} is a file` };
  if (packages.operands.length === 0 && hasOption(packages, '-f', '--fix-broken')) {
    return { reason: 'local-package', detail: 'it completes what dpkg has installed' };
  }
  const whole = namesOf(packages).find((name) => LIVES_BY_RECOMMENDS.test(name));
  return whole === undefined ? undefined : { reason: 'lives-by-recommends', detail: `${whole} is installed` };
}

/** What is saved where the index lists no recommendation. */
const NONE_HERE = 'what another release of these packages recommends';

function toFix(run: PackageRun, fixed: readonly FixedInstall[], analysis: Analysis): Finding<Reason> {
  const edits = fixed.flatMap(({ packages, companions }): Edit[] => {
    const option = addWordAfter(
      run.place,
      findOptionPlace(packages, packages.subcommandWord!),
      noRecommendsOption(packages.program),
    );
    if (companions.length === 0) return [option];
    const added = addOperands(
      run.place,
      packages.command,
      companions.map(({ name }) => name),
      analysis.style,
    );
    return mergeAtSamePlace(option, added);
  });
  const companions = fixed.flatMap((install) => install.companions);
  const unknown = fixed.flatMap(({ packages }) => packages.unknown.map(({ text }) => text));
  const all = fixed.flatMap(({ names, companions }) => [...names, ...companions.map(({ name }) => name)]);
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits,
    title:
      companions.length === 0
        ? 'Install without recommended packages'
        : `Install without recommended packages, but with ${listNames(companions)}`,
    why: 'apt adds what a package merely recommends, and most of it is never used in a container',
    evidence: [
      ...companions.map(({ name, because }) => `${name} is named: ${because}`),
      'the commands of this stage, CMD and ENTRYPOINT were searched for what would be missed; copied files were not',
      `recommendations as of ${APT_RECOMMENDS_SOURCE}; other releases may differ`,
    ],
    assumptions: [
      describeLeftOut(all),
      ...unknown.map((text) => `${text} holds names of packages that recommend nothing this image needs.`),
    ],
    effects:
      companions.length > 0 ? ['skips-recommended-packages', 'names-needed-packages'] : ['skips-recommended-packages'],
    applicability: 'unsafe',
    savings: savingsIn(run.stage, leavesNothingOut(all) ? NONE_HERE : 'the recommended packages and all that they need'),
  };
}

/** The last word may be the one that the option goes behind: the two insertions are then one. */
function mergeAtSamePlace(option: Edit, added: Edit): Edit[] {
  if (option.span.start !== added.span.start) return [option, added];
  return [{ span: option.span, text: option.text + added.text }];
}

/** Nothing new is installed: what comes along would be neither wanted nor there. */
function addsNothing(packages: PackageCommand): boolean {
  return hasOption(packages, '--only-upgrade', '--download-only', '-d', '--reinstall');
}

const isWithout = memoize((packages: PackageCommand): boolean => {
  if (hasOption(packages, '--no-install-recommends', '--without-recommends')) return true;
  if (packages.program === 'aptitude' && hasOption(packages, '-R')) return true;
  return packages.options.some(({ value, word }) =>
    /install-recommends=?["' ]*(?:0|false|no)/i.test(value ?? word.text),
  );
});

const namesOf = memoize(({ operands }: PackageCommand): readonly string[] => {
  return operands.map(({ value, text }) => packageName(value ?? text));
});

function listNames(companions: readonly NamedPackage[]): string {
  const names = companions.map(({ name }) => name);
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
