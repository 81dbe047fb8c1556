import type { Analysis } from '../src/analysis/analysis.ts';
import { fetchBefore, type FetchObstacle } from '../src/analysis/fetch-before.ts';
import { dropFetch, type DropObstacle, findLoneFetch } from '../src/analysis/lone-fetch.ts';
import { findPackageRuns, type PackageRun, type PackageSite } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { findCommandAfter } from '../src/dockerfile/run-script.ts';
import { readsLists } from '../src/knowledge/apt-lists.ts';
import { cleanupOf } from '../src/knowledge/cleanups.ts';
import type { Edit } from '../src/text/edit.ts';
import { findNeeder, type Needer } from '../src/trace/later.ts';
import { findListsUser } from '../src/trace/lists-user.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = DropObstacle | FetchObstacle | 'hidden-reader' | 'other-reader' | 'unseen-script';

/**
 * Fetches apt's lists in the RUN that installs from them.
 *
 * The builder keeps the layer of an `apt-get update` that stands alone, for as long as nothing before it changes. The install
 * behind it then works with lists of last month, and fails as soon as the mirrors have dropped a version that they name.
 *
 * ```dockerfile
 * RUN apt-get update
 * COPY extra.conf /etc/
 * RUN apt-get install -y curl
 * ```
 * becomes, in two steps,
 * ```dockerfile
 * COPY extra.conf /etc/
 * RUN apt-get update && apt-get install -y curl
 * ```
 *
 * RUNs with nothing between them are joined by `merge-run`; this is for those that something parts. A fetch whose lists nothing
 * reads is dropped. Where something between the two may have changed the sources, the second fetch would bring more than the
 * first, and the place is left alone; so it is where `make`, `rosdep` or the like may use the lists before others are fetched. Where a
 * program that is not known runs there, the fix is unsafe.
 */
export const aptUpdateWithInstall: Transform<object, Reason> = {
  id: 'apt-update-with-install',
  summary: "Fetch apt's lists in the RUN that installs from them",
  category: 'reproducibility',
  isDefault: true,
  applicability: 'safe',
  effects: ['fetches-index-again', 'drops-list-fetch', 'drops-list-fetch-scripts-may-need'],
  answers: ['DL3009'],
  refusals: {
    comment: {
      because: 'the comment above the fetch would stand above something else',
      remedy: 'move the fetch and its comment to the install by hand',
    },
    flags: {
      because: 'one of the two RUNs has flags, which may give it other files or another network',
      remedy: 'put the fetch into the RUN that installs, by hand',
    },
    'hidden-reader': {
      because:
        'a program that runs apt by itself, or does what files say that were not read, may install from the lists',
      remedy: 'fetch the lists in the RUN of that program, if it needs them',
    },
    'other-reader': {
      because: 'what reads the lists is no command of a RUN that a fetch could be put before',
      remedy: 'fetch the lists where they are read',
    },
    'other-user': {
      because: 'another program runs the package manager, and by its right the lists would be fetched',
      remedy: 'put the fetch into the RUN that installs, by hand',
    },
    pragma: {
      because: 'a comment for another tool speaks of the fetch',
      remedy: 'remove the comment where it is no longer needed',
    },
    'sources-change': {
      because:
        'the sources may have changed since the lists were fetched: a second fetch would bring other packages, or fail',
      remedy: 'fetch the lists in the RUN that installs, if that is what is wanted',
    },
    'unclear-place': {
      because: 'the fetch cannot be taken out or put in so that all else stays the same',
      remedy: 'write the commands of both RUNs as a chain joined by &&',
    },
    'unseen-script': {
      because: 'no command reads the lists, and a script that was not read runs later, which may be what they are for',
      remedy: 'fetch the lists in that script, or drop the fetch if it does not install anything',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const runs = findPackageRuns(analysis, 'apt');
    for (const run of runs) {
      const fetch = findLoneFetch(run);
      if (fetch) yield inspectFetch(file, analysis, runs, run, fetch);
    }
  },
};

/** First the installs get a fetch of their own, then the one that nothing reads any more is dropped. */
function inspectFetch(
  file: Dockerfile,
  analysis: Analysis,
  runs: readonly PackageRun[],
  run: PackageRun,
  fetch: PackageSite,
): Finding<Reason> {
  const { instruction } = run;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({
    kind: 'refusal',
    instruction,
    reason,
    detail,
  });
  const dropped = dropFetch(file, run, fetch);
  if ('reason' in dropped) return refuse(dropped.reason, dropped.detail);
  const user = findListsUser(file, instruction);
  if (user?.kind === 'known') return refuse('hidden-reader', user.what);
  const unseen = user?.what;
  const needer = findNeeder(file, instruction, cleanupOf('apt'));
  if (!needer) {
    if (user?.kind === 'script' && !findCommandAfter(file, instruction, readsLists))
      return refuse('unseen-script', user.what);
    return toDrop(run, dropped, unseen);
  }
  const because = `"${needer.text}" in line ${needer.instruction.line}`;
  const reader = runs.find((candidate) => candidate.instruction === needer.instruction && !candidate.isOnbuild);
  const site = reader?.sites.find(({ command }) => command === needer.command);
  if (!reader || !site) return refuse('other-reader', because);
  if (reader.stage !== run.stage && countHeirs(analysis, run) > 1)
    return refuse('other-reader', `${because}, and several stages begin with the lists`);
  const renewed = fetchBefore(file, reader, site, fetch.packages);
  if ('reason' in renewed) return refuse(renewed.reason, renewed.detail);
  return toRenewal(run, reader, renewed, needer, unseen);
}

function countHeirs({ stages }: Analysis, { stage }: PackageRun): number {
  return stages.filter(({ base }) => base.kind === 'stage' && base.stage === stage).length;
}

function toRenewal(
  run: PackageRun,
  { instruction }: PackageRun,
  edit: Edit,
  { text }: Needer,
  unseen: string | undefined,
): Fix {
  const { line } = run.instruction;
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Fetch apt's lists where they are read, not in line ${line}`,
    why: 'the builder keeps the layer of a fetch that stands alone, so that the install works with old lists',
    evidence: [
      `"${text}" reads the lists that line ${line} fetches`,
      unseen === undefined
        ? 'nothing between the two changes the sources, so that the fetch brings the same packages'
        : 'nothing between the two is known to change the sources',
    ],
    // Two fetches would be worse than one: both steps are made, or none.
    assumptions: [
      ...assumptionsOf(unseen, line),
      ...(unseen === undefined ? [] : ['Nor does it change the sources that apt fetches from.']),
    ],
    effects: ['fetches-index-again'],
    applicability: unseen === undefined ? 'safe' : 'unsafe',
    savings: undefined,
  };
}

function toDrop({ instruction }: PackageRun, edit: Edit, unseen: string | undefined): Fix {
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: 'Drop the fetch of lists that nothing reads',
    why: "apt's package lists stay in the layer, and whatever installs packages later fetches its own",
    evidence: ['every command that reads the lists, in this stage and in those on top of it, fetches them for itself'],
    assumptions: assumptionsOf(unseen, instruction.line),
    effects: [unseen === undefined ? 'drops-list-fetch' : 'drops-list-fetch-scripts-may-need'],
    applicability: unseen === undefined ? 'safe' : 'unsafe',
    savings: { what: "apt's package lists", bytes: undefined, basis: 'unknown' },
  };
}

function assumptionsOf(unseen: string | undefined, line: number): readonly string[] {
  if (unseen === undefined) return [];
  const subject = unseen.charAt(0).toUpperCase() + unseen.slice(1);
  return [`${subject} does not read the lists that line ${line} fetches, or fetches them for itself.`];
}
