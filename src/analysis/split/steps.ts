import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { isPassing, readStageWrites, type StageWrites, type StepReader } from '../../trace/stage-writes.ts';

/** What the RUNs of a stage have made. */
export interface StageStock extends StageWrites {
  /** Absolute paths of files and folders that they make or work in, those of caches and temporary files left out. */
  readonly paths: readonly string[];
}

/**
 * Takes stock of what the RUNs make, or says which step is not understood.
 * @param readOwn knows the tools of the language
 */
export function takeStock(
  { runs, stage, base }: SplitSite,
  file: Scan,
  readOwn?: StepReader,
): StageStock | SplitObstacle {
  const trigger = runs.find(({ isOnbuild }) => isOnbuild);
  if (trigger) return { reason: 'onbuild', instruction: trigger.instruction, detail: 'a child image runs its trigger' };
  const writes = readStageWrites(file, stage, base.facts.defaults?.workingDir ?? '/', false, readOwn);
  if ('unknown' in writes) {
    return { reason: 'unknown-step', instruction: writes.instruction, detail: writes.unknown };
  }
  const all = [...writes.made, ...writes.work].map(({ path }) => path);
  return { ...writes, paths: [...new Set(all)].filter((path) => !isPassing(path)) };
}
