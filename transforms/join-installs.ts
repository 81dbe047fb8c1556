import type { Analysis } from '../src/analysis/analysis.ts';
import { findInstallGroups, type GroupReason, type InstallGroup, joinGroup } from '../src/analysis/install-groups.ts';
import { findPackageRuns, type PackageRun } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { FileStyle } from '../src/dockerfile/style.ts';
import { JOINT_MANAGERS } from '../src/knowledge/joint-installs.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Installs by one command what several commands of a RUN install, one right behind the other.
 *
 * Each of them reads the lists of all packages, works out what is needed, and runs the triggers of what is there already. One does that
 * once.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl && apt-get install -y git
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl git
 * ```
 *
 * For apt, apk, dnf and zypper, with the same options and by the same right, and with nothing between them. What brings sources,
 * keys, certificates or plug-ins of the package manager is installed before what may need them, as it is now.
 *
 * It is unsafe: where a package can do with one of several others, the choice may be another when all are known at once.
 */
export const joinInstalls: Transform<object, GroupReason> = {
  id: 'join-installs',
  summary: 'Install by one command what several commands of a RUN install',
  category: 'hygiene',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['joins-installs'],
  answers: [],
  refusals: {
    comment: {
      because: 'a comment stands between the two, or the script is a here-document',
      remedy: 'join them by hand',
    },
    'options-differ': {
      because: 'the two are not run in the same way, with the same options',
      remedy: 'give both the same options, where that is meant',
    },
    prepares: {
      because: 'the first brings sources, keys, certificates or a plug-in, which the second may need',
      remedy: 'nothing needs to be done',
    },
    'unknown-words': {
      because: 'a word of the commands may be something else than the name of a package',
      remedy: 'write the names of the packages out',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const manager of JOINT_MANAGERS) {
      for (const run of findPackageRuns(analysis, manager)) {
        if (run.isOnbuild || run.sites.length < 2) continue;
        const { instruction } = run;
        const { groups, apart } = findInstallGroups(run, shellInForceAt(file, instruction).isErrexit);
        if (groups.length > 0) yield toFix(run, groups, analysis.style);
        for (const { reason, detail } of apart) yield { kind: 'refusal', instruction, reason, detail };
      }
    }
  },
};

function toFix(
  { instruction, place }: PackageRun,
  groups: readonly InstallGroup[],
  style: FileStyle,
): Finding<GroupReason> {
  const { packages } = groups[0]!.sites[0]!;
  const count = groups.reduce((sum, { sites }) => sum + sites.length, 0);
  const names = groups.flatMap(({ sites }) =>
    sites.slice(1).flatMap((site) => site.packages.operands.map(({ text }) => text)),
  );
  return {
    kind: 'fix',
    instruction,
    edits: groups.flatMap((group) => joinGroup(place, group, style)),
    title: `Install by ${groups.length === 1 ? 'one command' : `${groups.length} commands`} what ${count} install`,
    why: 'each install reads the lists of all packages and runs triggers again',
    evidence: [
      'they stand one right behind the other, with the same options, and stop the build on the same failures',
      'none of the packages brings sources, keys, certificates or plug-ins',
    ],
    assumptions: [
      `${packages.program} chooses the same packages where it installs ${list(names)} together with those before: the list that it prints tells.`,
    ],
    effects: ['joins-installs'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}
