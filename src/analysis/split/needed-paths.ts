import type { Artifact } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { isSourceOnly } from '../../knowledge/source-names.ts';
import { isPassing } from '../../trace/stage-writes.ts';

/** What a step names is left behind where it is a source, a place where a compiler works, or above what is copied. */
export function isNeeded(path: string, { workingDir, copies }: SplitSite, { work }: StageStock): boolean {
  if (isPassing(path) || isAtOrBelow(workingDir, path) || isSourceOnly(path.slice(1))) return false;
  const destinations = copies.map(({ imagePath }) => imagePath);
  return !work.some((folder) => {
    const isApart = folder.path !== workingDir && folder.path !== '/' && !destinations.includes(folder.path);
    return isApart && (isAtOrBelow(path, folder.path) || isAtOrBelow(folder.path, path));
  });
}

/** A folder may have been added behind a path in it. */
export function withoutInner(artifacts: readonly Artifact[]): readonly Artifact[] {
  return artifacts.filter(
    ({ path }) => !artifacts.some((other) => other.path !== path && isAtOrBelow(path, other.path)),
  );
}
