import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { findNeighbours, type JoinReason, judgeJoin, type ReadSite } from '../src/analysis/joinable.ts';
import { findJoinPlan, type JoinPlan } from '../src/analysis/joining.ts';
import { isLoneUpdate } from '../src/analysis/steps.ts';
import type { Effect } from '../src/check/effects.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { joinRuns } from '../src/dockerfile/join-runs.ts';
import { isUnread } from '../src/dockerfile/run-script.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

interface Options {
  /** `layers` joins what belongs together in the stages that ship, `all` whatever is the same joined, in every stage. */
  readonly merge: string;
}

/**
 * Joins RUNs that stand next to each other, so that they make one layer.
 *
 * A layer keeps all that was written in it: what a later RUN deletes, or changes the owner or mode of, is in the image
 * twice. An `apt-get update` in a RUN of its own is worse: the builder keeps its layer, and the install behind it works
 * with lists of last month.
 *
 * ```dockerfile
 * RUN apt-get update
 * RUN apt-get install -y curl
 * RUN mkdir /srv/app
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update \
 *     && apt-get install -y curl \
 *     && mkdir /srv/app
 * ```
 *
 * Joined are package managers with each other, and steps that change a few files with their neighbours, in the stages that
 * ship. Dependencies of a manifest and builds stay alone: joined, they would run again on every change. The option
 * `merge: all` joins whatever is provably the same, in every stage.
 */
export const mergeRun: Transform<Options, JoinReason> = {
  id: 'merge-run',
  summary: 'Join RUNs that belong in one layer',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['joins-layers', 'joins-unseen-scripts'],
  answers: ['DL3059'],
  guide: 'build/building/best-practices/#run',
  refusals: {
    'crosses-boundary': {
      because: 'something of the first RUN would reach into the second, which begins in a new shell today',
      remedy: 'nothing needs to be done: two layers are right here',
    },
    errexit: {
      because: 'a failure would end the build where it does not today, or the other way round',
      remedy: 'write both scripts as commands joined by &&, or both as lists under one set -e',
    },
    'flags-differ': {
      because: 'the flags of the two RUNs differ, and would hold for all commands',
      remedy: 'nothing needs to be done; give both the same flags if they are to be one layer',
    },
    heredoc: {
      because: 'one of the scripts is a here-document',
      remedy: 'write both as plain RUNs, or both as one here-document',
    },
    pragma: {
      because: 'a comment for another tool speaks of one of the two RUNs',
      remedy: 'remove the comment where it is no longer needed',
    },
    'script-too-long': {
      because: 'the joined script would be longer than anybody reads, or a shell may take',
      remedy: 'move parts of it to a script that is copied into the image',
    },
    'shell-state': {
      because: 'the first RUN changes the state of its shell, which the second would see',
      remedy:
        'use absolute paths in place of cd, ENV in place of export, and no variables or functions that outlive their command',
    },
    'startup-files': {
      because: 'the shell reads its start-up files in each RUN, and the first may change them',
      remedy: 'nothing needs to be done: two layers are right here',
    },
    'throw-away-mount': {
      because: 'a mount is new in each RUN, and the second would see what the first has written to it',
      remedy: 'nothing needs to be done: two layers are right here',
    },
    'unread-script': UNREAD_SCRIPT,
    'unseen-script': {
      because:
        'the first RUN runs a script that was not read, so that it is not known what the two have to do with each other',
      remedy: 'join them by hand, if the second works on what the script has brought',
    },
  },
  defaults: { merge: 'layers' },
  *inspect(file: Dockerfile, analysis: Analysis, { merge }: Options) {
    for (const group of findNeighbours(analysis)) yield* inspectNeighbours(file, analysis, group, merge === 'all');
  },
};

function* inspectNeighbours(
  file: Dockerfile,
  analysis: Analysis,
  sites: readonly RunSite[],
  isAll: boolean,
): Iterable<Finding<JoinReason>> {
  let group: ReadSite[] = [];
  const refusals: Finding<JoinReason>[] = [];
  const unseen: { readonly pair: readonly ReadSite[]; readonly because: string }[] = [];
  const groups: (readonly ReadSite[])[] = [];
  for (const [i, site] of sites.entries()) {
    const previous = sites[i - 1];
    const verdict = previous ? judgeJoin(file, analysis, group, previous, site, isAll) : ({ kind: 'apart' } as const);
    if (verdict.kind === 'refused') {
      const { instruction } = site;
      refusals.push({ kind: 'refusal', instruction, reason: verdict.reason, detail: verdict.detail });
    }
    if (verdict.kind === 'unseen') unseen.push({ pair: [...group, site as ReadSite], because: verdict.because });
    if (verdict.kind !== 'safe') {
      groups.push(group);
      group = [];
    }
    if (!isUnread(site.reading)) group.push(site as ReadSite);
  }
  groups.push(group);
  const joined = groups.filter(({ length }) => length > 1);
  for (const sites of joined) yield toFix(file, analysis, sites, undefined);
  // What rests on a script that nobody has read waits until all else is joined, so that it does not depend on the order.
  const [first] = unseen;
  if (joined.length === 0 && first) yield toFix(file, analysis, first.pair, first.because);
  yield* refusals;
}

function toFix(
  file: Dockerfile,
  { style }: Analysis,
  sites: readonly ReadSite[],
  unseen: string | undefined,
): Finding<JoinReason> {
  const [first, second] = sites as readonly [ReadSite, ReadSite];
  const shell = shellInForceAt(file, first.instruction);
  const { link, parts } = findJoinPlan(
    sites.map(({ reading }) => reading),
    shell.isErrexit,
  ) as JoinPlan;
  const runParts = sites.map((site, i) => {
    return { ...parts[i]!, place: { instruction: site.instruction, reading: site.reading } };
  });
  const effects: Effect[] = ['joins-layers'];
  if (unseen !== undefined) effects.push('joins-unseen-scripts');
  const saved = sites.length - 1;
  const update = isLoneUpdate(first.reading, second.reading);
  return {
    kind: 'fix',
    instruction: first.instruction,
    edits: joinRuns(file.text, runParts, link, style),
    title: `Join ${sites.length} RUNs into one`,
    why: update
      ? 'the builder keeps the layer of a lone apt-get update, and installs from old lists'
      : 'a layer keeps what the next one deletes or changes, so that it is in the image twice',
    evidence: [
      'the joined commands run in the same order, and stop the build on the same failures',
      ...(unseen === undefined
        ? ['no process, shell state or program of an old place crosses from one RUN to the next']
        : []),
    ],
    assumptions:
      unseen === undefined
        ? []
        : [
            `${capitalise(unseen)}: it leaves no process running, does not exchange /bin/sh or a program that was called before, and leaves the folder in which it runs where it is.`,
          ],
    effects,
    applicability: unseen === undefined ? 'safe' : 'unsafe',
    savings: { what: saved === 1 ? '1 layer' : `${saved} layers`, bytes: undefined, basis: 'unknown' },
  };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
