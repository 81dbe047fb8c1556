import type { Analysis } from '../analysis.ts';
import { type MountEdits, writeMounts } from './edits.ts';
import { findMissingSupport } from '../../context/builder-features.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { instructionsAfter, lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { CACHE_TOOLS, type CacheTool } from '../../knowledge/cache-tools.ts';
import { type CacheNeed, findCacheDoubts, findCacheNeed, isMountedFor } from '../../trace/cache-needs.ts';
import { type CacheRun, findOtherMount, readCacheRun } from '../../trace/cache-runs.ts';
import { findKeptPackages, isHookGone } from '../../trace/docker-clean.ts';

export type MountReason = CacheNeed['reason'] | 'later-apt' | 'other-mount' | 'unclear-place' | 'unsupported';

/** RUNs that get mounts for one tool, together; or one that does not. */
export type MountPlan =
  | { readonly kind: 'refused'; readonly instruction: Instruction; readonly reason: MountReason; readonly detail: string }
  | {
      readonly kind: 'open';
      readonly tool: CacheTool;
      readonly runs: readonly (MountEdits & { readonly run: CacheRun })[];
      /** Sentences about what was not read. */
      readonly doubts: readonly string[];
      /** apt is told, in an image that ships, to keep what it fetches. */
      readonly keepsPackages: boolean;
    }; // prettier-ignore

/** The places of a file where a cache mount belongs, in no order. */
export function planMounts(file: Dockerfile, analysis: Analysis): readonly MountPlan[] {
  return CACHE_TOOLS.flatMap((tool) => (tool.mention.test(file.text) ? planTool(file, analysis, tool) : []));
}

function planTool(file: Dockerfile, analysis: Analysis, tool: CacheTool): readonly MountPlan[] {
  const { surroundings, stages } = analysis;
  const catalogue = surroundings.catalogue();
  const plans: MountPlan[] = [];
  const runs: CacheRun[] = [];
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      const run = readCacheRun(file, stage, instruction, tool, catalogue);
      if (run === undefined) continue;
      if ('reason' in run) plans.push({ kind: 'refused', instruction, ...run });
      else runs.push(run);
    }
  }
  if (runs.length === 0) return plans;
  const missing = findMissingSupport(file, surroundings.policy, 'run-mount');
  if (missing !== undefined)
    return [...plans, ...runs.filter((run) => !isDone(run, tool)).map((run) => refuse(run, 'unsupported', missing))];
  if (tool.name === 'apt') return [...plans, ...planApt(file, analysis, tool, runs)];
  for (const group of groupsOf(runs, tool)) {
    const plan = planGroup(file, analysis, tool, group);
    if (plan) plans.push(plan);
  }
  return plans;
}

/**
 * Where the first RUN switches off the hook that deletes what apt fetches, all that run on top of it need mounts too, or their
 * layers would keep it: they get them in one fix, or the first gets none.
 */
function planApt(file: Dockerfile, analysis: Analysis, tool: CacheTool, runs: readonly CacheRun[]): readonly MountPlan[] {
  const plans: MountPlan[] = [];
  const single = new Map(runs.map((run) => [run.instruction.start, planGroup(file, analysis, tool, [run])]));
  const isMountable = ({ start }: Instruction): boolean => single.has(start) && single.get(start)?.kind !== 'refused';
  const covered = new Set<number>();
  for (const run of runs) {
    const { instruction } = run;
    const own = single.get(instruction.start);
    if (!own || covered.has(instruction.start)) continue;
    if (own.kind === 'refused' || isHookGone(run.stage, instruction)) {
      plans.push(own);
      continue;
    }
    const kept = findKeptPackages(file, instruction, isMountable);
    if (kept) {
      plans.push(refuse(run, 'later-apt', `the ${kept.content.keyword!.toUpperCase()} in line ${kept.line} gets none`));
      continue;
    }
    const behind = new Set(instructionsAfter(file, instruction).map(({ start }) => start));
    const later = runs.filter(({ instruction: { start } }) => behind.has(start) && single.get(start)?.kind === 'open');
    const plan = planGroup(file, analysis, tool, [run, ...later], run);
    if (plan?.kind === 'open') for (const each of plan.runs) covered.add(each.run.instruction.start);
    if (plan) plans.push(plan);
  }
  return plans;
} // prettier-ignore

/** What later steps take from is mounted in all of them or in none. */
function groupsOf(runs: readonly CacheRun[], { isShared }: CacheTool): readonly (readonly CacheRun[])[] {
  if (!isShared) return runs.map((run) => [run]);
  const byRoot = new Map<Stage, CacheRun[]>();
  for (const run of runs) {
    const [root] = lineageOf(run.stage);
    const group = byRoot.get(root!);
    if (group) group.push(run);
    else byRoot.set(root!, [run]);
  }
  return [...byRoot.values()];
}

/** @param hooking the RUN that switches off the hook of apt */
function planGroup(
  file: Dockerfile,
  analysis: Analysis,
  tool: CacheTool,
  group: readonly CacheRun[],
  hooking?: CacheRun,
): MountPlan | undefined {
  const open = group.filter((run) => !isDone(run, tool));
  const [first] = open;
  if (!first) return undefined;
  const starts = new Set(group.map(({ instruction }) => instruction.start));
  const doubts: string[] = [];
  for (const run of group) {
    const other = findOtherMount(run.instruction, run.targets);
    if (other !== undefined) return refuse(run, 'other-mount', `the flag ${other}`);
    const need = findCacheNeed(file, run, tool, analysis.surroundings.catalogue(), ({ start }) => starts.has(start));
    if (need) return { kind: 'refused', instruction: run.instruction, ...need };
    doubts.push(...findCacheDoubts(file, run, tool));
  }
  const written: (MountEdits & { run: CacheRun })[] = [];
  for (const run of open) {
    const edits = writeMounts(file, analysis, run, tool, run === hooking);
    if (typeof edits === 'string') return refuse(run, 'unclear-place', edits);
    written.push({ run, ...edits });
  }
  const keepsPackages = hooking?.stage.isShipped ?? false;
  return { kind: 'open', tool, runs: written, doubts: [...new Set(doubts)], keepsPackages };
}

/** A RUN that has all mounts and nothing that they make wrong. */
function isDone(run: CacheRun, { drops }: CacheTool): boolean {
  const isClean = run.cleaning.length === 0 && run.deleted.length === 0;
  const hasDropped = run.uses.some(({ words }) => words.some(({ text }) => drops.includes(text)));
  return isClean && !hasDropped && isMountedFor(run.instruction, run.targets);
}

function refuse({ instruction }: CacheRun, reason: MountReason, detail: string): MountPlan {
  return { kind: 'refused', instruction, reason, detail };
}
