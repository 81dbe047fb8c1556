import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { insertBehind } from '../src/analysis/insert-behind.ts';
import { judgeJoin, type ReadSite } from '../src/analysis/joinable.ts';
import { findJoinPlan } from '../src/analysis/joining.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { joinRuns } from '../src/dockerfile/join-runs.ts';
import { isUnread } from '../src/dockerfile/run-script.ts';
import { isLastCleanup } from '../src/knowledge/last-cleanups.ts';
import { addOperands, type RunPlace } from '../src/dockerfile/verbs.ts';
import { excerptOf } from '../src/shell/excerpt.ts';
import type { Command } from '../src/shell/script.ts';
import type { Edit } from '../src/text/edit.ts';
import { type BuildRemoval, planBuildRemoval, type StayReason } from '../src/trace/build-removal.ts';
import type { ScriptEvent } from '../src/trace/script-event.ts';
import { findLeaving } from '../src/trace/leaving.ts';
import { traceScript } from '../src/trace/script-events.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = StayReason | 'unclear-end';

/**
 * Removes packages that only a build needs, in the RUN that has built with them.
 *
 * A compiler and its headers are 100 to 300 MB, and a program that can compile is of use to whoever breaks in. Removed in a later RUN
 * they would stay in the layer: the RUN that installs them has to build with them, and to remove them.
 *
 * ```dockerfile
 * FROM python:3.12-slim-bookworm
 * RUN apt-get update && apt-get install -y gcc libpq-dev && pip install psycopg2
 * CMD ["python", "-m", "app"]
 * ```
 * becomes
 * ```dockerfile
 * FROM python:3.12-slim-bookworm
 * RUN apt-get update && apt-get install -y gcc libpq-dev libpq5 && pip install psycopg2 \
 *     && apt-get purge -y --auto-remove gcc libpq-dev
 * CMD ["python", "-m", "app"]
 * ```
 *
 * apt takes along what came as a dependency: with build-essential also perl, xz, bzip2 and patch, so that nothing is done where
 * one of them is used and no install names it. The libraries that what was built is linked with are named, and headers of which these
 * are not known stay. An install and the build right behind it are joined for that, where that is provably the same.
 *
 * Caches and lists that the RUN deletes last are still deleted last. It is unsafe: a program may compile when it runs, so that nothing is done where torch, numba, Rcpp or their like are named. Nor is anything done where a later command, CMD or ENTRYPOINT builds, where no program
 * is started, and where the base image may have had a compiler before. A second stage is better still; see `split-stage`.
 */
export const dropBuildPackages: Transform<object, Reason> = {
  id: 'drop-build-packages',
  summary: 'Remove packages that only a build needs in the RUN that has built with them',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['removes-build-packages', 'joins-layers'],
  answers: [],
  refusals: {
    'base-unknown': {
      because: 'the base image may have had a compiler before, and removing that would save nothing',
      remedy: 'start from an official image without one, such as a slim variant',
    },
    'brings-program': {
      because: 'a program that is no compiler came with the packages, would go with them, and seems to be used',
      remedy: 'install the package of that program by its name as well, or remove the others by hand',
    },
    'built-elsewhere': {
      because: 'the RUN that installs a compiler builds nothing, and what another RUN removes stays in this layer',
      remedy: 'install, build and remove in one RUN, or build in a stage of its own',
    },
    'compiles-at-run': {
      because: 'what is installed compiles when it runs, with the compiler of the image',
      remedy: 'keep the compiler; or remove it by hand, if that part of the package is never used',
    },
    held: {
      because: 'a package that stays may depend on one of those that would go, and would go along',
      remedy: 'look at "apt-get -s purge --auto-remove" in the image, and remove them by hand',
    },
    'installed-before': {
      because: 'an earlier RUN installs a compiler, which would stay in its layer',
      remedy: 'install and build in one RUN',
    },
    'needed-later': {
      because: 'something later builds, too',
      remedy: 'build everything in one RUN, or in a stage of its own',
    },
    'no-program': {
      because: 'the file does not say which program is started, so that the image may be there to build in',
      remedy: 'say it by CMD or ENTRYPOINT',
    },
    'other-user': {
      because: 'another program runs the package manager, and by its right the packages would be removed',
      remedy: 'remove them by the same right at the end of the RUN',
    },
    'several-installs': {
      because: 'several commands of the RUN install packages to build with',
      remedy: 'install them by one command',
    },
    'unclear-end': {
      because: 'at the end of this RUN nothing can be added that runs only if all before it went well',
      remedy: 'join its commands by &&, or write them as a list under set -e',
    },
    'unseen-script': {
      because: 'a script that was not read runs later, and may build',
      remedy: 'remove the packages by hand, if it does not',
    },
    workshop: {
      because: 'the image has tools to work, to build or to test with, so that somebody may build in a container',
      remedy: 'remove the packages by hand, if nobody does',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\b(?:build-essential|build-base|gcc|g\+\+|gfortran|cmake|cargo|rustc?)(?![\w-])/.test(file.text)) return;
    for (const [i, run] of analysis.runs.entries()) {
      if (run.isOnbuild || run.shell === 'foreign' || isUnread(run.reading) || !run.stage.isShipped) continue;
      const finding = inspectRun(file, analysis, run as ReadSite, analysis.runs[i + 1]);
      if (finding) yield finding;
    }
  },
};

function inspectRun(
  file: Dockerfile,
  analysis: Analysis,
  run: ReadSite,
  next: RunSite | undefined,
): Finding<Reason> | undefined {
  const { instruction, stage } = run;
  const { catalogue } = analysis.surroundings;
  const plan = planBuildRemoval(file, stage, [instruction], catalogue);
  if (!plan) return undefined;
  if (!('reason' in plan)) return toRemoval(file, analysis, run, plan);
  if (plan.reason === 'built-elsewhere' && next && isBehind(run, next)) {
    const joint = planBuildRemoval(file, stage, [instruction, next.instruction], catalogue);
    const isJoinable = judgeJoin(file, analysis, [run], run, next, true).kind === 'safe';
    if (joint && !('reason' in joint) && isJoinable && endsBuild(file, run, joint.install))
      return toJoint(file, analysis, run, next as ReadSite, joint);
  }
  return { kind: 'refusal', instruction, reason: plan.reason, detail: plan.detail };
}

/** A failure of the command ends the build. */
function endsBuild(file: Dockerfile, { instruction, reading }: ReadSite, command: Command): boolean {
  const { events } = traceScript(reading.script, shellInForceAt(file, instruction).isErrexit);
  return events.some(({ kind, onFailure, commands }) => kind === 'command' && onFailure === 'abort' && commands[0] === command); // prettier-ignore
}

/** Nothing stands between the two. */
function isBehind({ instruction, stage }: RunSite, next: RunSite): boolean {
  const at = stage.instructions.indexOf(instruction);
  return !next.isOnbuild && stage.instructions[at + 1] === next.instruction;
}

function toJoint(
  file: Dockerfile,
  { style }: Analysis,
  run: ReadSite,
  next: ReadSite,
  removal: BuildRemoval,
): Finding<Reason> | undefined {
  const { isErrexit } = shellInForceAt(file, run.instruction);
  const plan = findJoinPlan([run.reading, next.reading], isErrexit);
  if (!plan) return undefined;
  const parts = [run, next].map(({ instruction, reading }, i) => ({
    ...plan.parts[i]!,
    place: { instruction, reading },
  }));
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: joinRuns(file.text, parts, plan.link, style),
    title: `Build in the RUN that installs ${list(removal.names)}`,
    why: 'packages that only a build needs can be removed from nothing but the layer that they came in',
    evidence: [
      `"${excerptOf(removal.build)}" builds with them, in the RUN right behind`,
      'the joined commands run in the same order, and stop the build on the same failures',
    ],
    assumptions: assumptionsOf(removal),
    effects: ['joins-layers'],
    applicability: 'unsafe',
    savings: { what: '1 layer', bytes: undefined, basis: 'unknown' },
  };
}

function toRemoval(file: Dockerfile, { style }: Analysis, run: ReadSite, removal: BuildRemoval): Finding<Reason> {
  const { instruction, reading } = run;
  const place: RunPlace = { instruction, reading };
  const { isErrexit } = shellInForceAt(file, instruction);
  const refuse = (detail: string): Finding<Reason> => ({ kind: 'refusal', instruction, reason: 'unclear-end', detail });
  if (!endsBuild(file, run, removal.install)) return refuse('the build may go on where the install fails');
  const { events } = traceScript(reading.script, isErrexit);
  const isCleanup = ({ kind, commands }: ScriptEvent): boolean => kind === 'command' && commands.every(isLastCleanup);
  const last = events.findLastIndex((event) => !isCleanup(event));
  const end =
    insertBehind(place, last, removal.command, isErrexit, style) ??
    insertBehind(place, events.length - 1, removal.command, isErrexit, style);
  const leaving = end ? undefined : findLeaving(events);
  if (leaving) return refuse(`behind "${leaving.text.slice(0, 60)}" nothing runs for certain`);
  if (!end) return refuse('its last command may fail without ending the build, or something stands behind it');
  const edits: Edit[] = [end.edit];
  if (removal.libraries.length > 0) edits.unshift(addOperands(place, removal.install, removal.libraries, style));
  return {
    kind: 'fix',
    instruction,
    edits,
    title: `Remove ${list(removal.names)} after the build`,
    why: 'packages that only a build needs stay in the layer, and compilers are large',
    evidence: [
      `"${excerptOf(removal.build)}" is what they are installed for`,
      'later RUNs, CMD, ENTRYPOINT and HEALTHCHECK were searched for what builds; copied files were not',
      ...(removal.libraries.length > 0
        ? [`${list(removal.libraries)} would go along, which the install therefore names`]
        : []),
    ],
    assumptions: assumptionsOf(removal),
    effects: ['removes-build-packages'],
    applicability: 'unsafe',
    savings: { what: `${list(removal.names)}, and what came with them`, bytes: undefined, basis: 'unknown' },
  };
}

function assumptionsOf({ names, libraries, programs, command, release }: BuildRemoval): readonly string[] {
  const isApt = !command.includes('apk del');
  return [
    `Nothing that runs in the image needs ${list(names)}: no later RUN, CMD, ENTRYPOINT or HEALTHCHECK builds; copied files, requirements.txt among them, were not searched for what compiles when it runs, such as torch or numba.`,
    ...(programs.length > 0
      ? [`Nothing that was not read, such as a copied script, starts a program that came with them: ${list(programs)}.`]
      : []),
    `What is built needs no library that came with them alone${isApt ? ', such as libgomp1' : ''}: "ldd" shows no "not found" in the image.`,
    ...(release ? [describeRelease(release, libraries)] : []),
  ];
}

/** The tag goes over to the next release one day, whose packages have other names. */
function describeRelease({ image, suite }: NonNullable<BuildRemoval['release']>, libraries: readonly string[]): string {
  const names = libraries.length > 1 ? 'are names' : 'is a name';
  return `${list(libraries)} ${names} of the suite ${suite}, and there as long as ${image} is on it: "cat /etc/os-release" in it tells.`;
}

function list(names: readonly string[]): string {
  if (names.length > 6) return `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
