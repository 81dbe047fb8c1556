import type { Scan } from './scan.ts';
import { readMounts } from './mounts.ts';
import { findEarlierStage, lineageOf, readStages, type Stage } from './stages.ts';
import { memoize } from '../text/memo.ts';

/**
 * The stages that ship, and those that they take files from, itself or by way of stages between: by `COPY --from`, or by a
 * mount from a stage. What is made in any other stage never gets into the image.
 */
export const findFeedingStages: (scan: Scan) => ReadonlySet<Stage> = memoize((scan) => {
  const stages = readStages(scan);
  const found = new Set<Stage>();
  const open = stages.slice(-1);
  for (let stage = open.pop(); stage; stage = open.pop()) {
    for (const each of lineageOf(stage)) {
      if (found.has(each)) continue;
      found.add(each);
      for (const name of namesIn(each)) {
        const taken = findEarlierStage(stages, each, name);
        if (taken) open.push(taken);
      }
    }
  }
  return found;
});

function namesIn({ instructions }: Stage): readonly string[] {
  return instructions.flatMap(({ content }) => {
    const from = content.flags.find(({ name }) => name === 'from')?.value;
    const mounted = content.keyword === 'run' ? readMounts(content).flatMap((mount) => mount.from ?? []) : [];
    return from === undefined ? mounted : [from, ...mounted];
  });
}
