import type { Analysis, RunSite } from './analysis.ts';
import { describeObstacle, findJoinPlan } from './joining.ts';
import { memoizeJoint } from './joint-memo.ts';
import { belongTogether, isLoneUpdate, readStep, touchAtEdges } from './steps.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { findThrowAwayMount } from '../dockerfile/mounts.ts';
import { hasPragma } from '../dockerfile/pragmas.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { shorten } from '../text/shorten.ts';
import { type Crossing, findCrossing } from '../trace/crossing.ts';
import { findLostFolder } from '../trace/lost-folder.ts';
import { traceScript } from '../trace/script-events.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/** Why RUNs that should be one are not joined. */
export type JoinReason =
  | 'crosses-boundary'
  | 'errexit'
  | 'flags-differ'
  | 'heredoc'
  | 'pragma'
  | 'shell-state'
  | 'startup-files'
  | 'throw-away-mount'
  | 'script-too-long'
  | 'unread-script'
  | 'unseen-script';

/** RUNs of a stage with nothing between them, at least two. */
export function findNeighbours({ stages, runs }: Analysis): readonly (readonly RunSite[])[] {
  const sites = new Map(runs.filter(({ isOnbuild }) => !isOnbuild).map((run) => [run.instruction, run]));
  return stages.flatMap(({ instructions }) => {
    const groups: RunSite[][] = [[]];
    for (const instruction of instructions) {
      const run = sites.get(instruction);
      if (run) groups.at(-1)!.push(run);
      else if (groups.at(-1)!.length > 0) groups.push([]);
    }
    return groups.filter(({ length }) => length > 1);
  });
}

/** A RUN whose script was read. */
export type ReadSite = RunSite & { readonly reading: RunReading };

/** Whether two neighbours can be one, and at which price. */
export type JoinVerdict =
  | { readonly kind: 'safe' }
  | { readonly kind: 'unseen'; readonly because: string }
  | { readonly kind: 'refused'; readonly reason: JoinReason; readonly detail: string }
  /** They do not belong together. */
  | { readonly kind: 'apart' };

/**
 * Whether a RUN can be joined with those before it.
 * @param group the RUNs that are joined so far, `previous` the last of them, also where that was not read
 * @param isAll joins whatever is provably the same, not only what belongs together
 */
export function judgeJoin(
  file: Dockerfile,
  { surroundings }: Analysis,
  group: readonly ReadSite[],
  previous: RunSite,
  site: RunSite,
  isAll: boolean,
): JoinVerdict {
  const { reading, content } = site;
  if (group.length >= MAX_GROUP) return { kind: 'apart' };
  if (isUnread(previous.reading) || isUnread(reading)) {
    const unread = isUnread(reading) ? site : previous;
    const isWanted = isAll || isFileStep(unread === site ? previous : site);
    if (!isWanted || unread.shell === 'foreign') return { kind: 'apart' };
    return refuse('unread-script', `the RUN in line ${unread.instruction.line}`);
  }
  if (previous.shell === 'foreign' || site.shell === 'foreign') return { kind: 'apart' };
  const isWanted = isAll || isLoneUpdate(previous.reading, reading);
  const isLayer = site.stage.isShipped && belongTogether(previous.reading, reading);
  if (!isWanted && !isLayer) return judgeEdge(file, group, site as ReadSite);
  if (flagsOf(previous) !== flagsOf(site))
    return refuse('flags-differ', 'the flags before the two scripts are not the same');
  const heredoc = [previous, site].find(({ content: { heredocs } }) => heredocs.length > 0);
  if (heredoc) return refuse('heredoc', `the RUN in line ${heredoc.instruction.line} is a here-document`);
  const mount = findThrowAwayMount(content);
  if (mount) return refuse('throw-away-mount', mount.text);
  const marked = [previous, site].find(({ instruction }) => hasPragma(file, instruction));
  if (marked) return refuse('pragma', `it stands above the RUN in line ${marked.instruction.line}`);
  const shell = shellInForceAt(file, site.instruction);
  if (shell.readsStartupFiles) return refuse('startup-files', 'SHELL or BASH_ENV makes it read them');
  const verdict = judgeScripts(readingsOf(group, site as ReadSite), shell.isErrexit);
  if (verdict.kind === 'refused') return verdict;
  const base = baseFolderOf(file, site.stage, surroundings.catalogue());
  const lost = findLostFolder(file, previous.instruction, base);
  return lost === undefined ? verdict : refuse('crosses-boundary', lost);
}

function refuse(reason: JoinReason, detail: string): JoinVerdict {
  return { kind: 'refused', reason, detail };
}

function readingsOf(group: readonly ReadSite[], site: ReadSite): readonly RunReading[] {
  return [...group, site].map(({ reading }) => reading);
}

/** RUNs that are not joined now, and would be if nothing crossed the boundary between them. */
function judgeEdge(file: Dockerfile, group: readonly ReadSite[], site: ReadSite): JoinVerdict {
  const previous = group.at(-1);
  if (!site.stage.isShipped || !previous || !touchAtEdges(previous.reading, site.reading)) return { kind: 'apart' };
  const crossing = findLastCrossing(readingsOf(group, site), shellInForceAt(file, site.instruction).isErrexit);
  if (!crossing) return { kind: 'apart' };
  return refuse(crossing.kind === 'sure' ? 'crosses-boundary' : 'unseen-script', crossing.because);
}

function isFileStep({ reading, stage }: RunSite): boolean {
  return stage.isShipped && !isUnread(reading) && readStep(reading) === 'files';
}

/** In UTF-16 code units. Nobody reads a longer script, and the shell's argument may have 131,072 bytes. */
const MAX_JOINED = 16_384;
/** So many are joined in one look; what was joined is one RUN in the next. */
const MAX_GROUP = 200;

/** Nothing but the scripts decides. */
const judgeScripts = memoizeJoint((readings, isErrexit): JoinVerdict => {
  const length = readings.reduce((sum, { mapped }) => sum + mapped.text.length, 0);
  if (length > MAX_JOINED) return refuse('script-too-long', `it would have ${length} characters`);
  const crossing = findLastCrossing(readings, isErrexit);
  if (crossing?.kind === 'sure') return refuse('crosses-boundary', crossing.because);
  if (findJoinPlan(readings, isErrexit))
    return crossing ? { kind: 'unseen', because: crossing.because } : { kind: 'safe' };
  const before = readings.slice(0, -1).flatMap(({ script }) => traceScript(script, isErrexit).events);
  const stateful = before.find(({ leavesState }) => leavesState);
  if (stateful) return refuse('shell-state', `"${shorten(stateful.text)}" changes it`);
  return refuse('errexit', describeObstacle(readings, isErrexit));
});

/** What crosses the boundary before the last of some scripts. */
const findLastCrossing = memoizeJoint((readings, isErrexit): Crossing | undefined => {
  const events = readings.map(({ script }) => traceScript(script, isErrexit).events);
  return findCrossing(events.slice(0, -1), events.at(-1)!);
});

function flagsOf({ content }: RunSite): string {
  return content.flags.map(({ text }) => text).join('\n');
}
