import { isAtOrBelow, isPassing } from '../../trace/stage-writes.ts';
import type { SplitSite } from './split-site.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { isSourceOnly } from '../../knowledge/source-names.ts';

/** More entries than these are a folder. */
const MOST_ENTRIES = 6;

/**
 * What a stage copies and a program may read when it runs: the entries of the folders that are copied in which something
 * else than sources lies, or the whole working directory where that are many. `undefined` where it is not known.
 */
export function findBesideSources(
  file: Dockerfile,
  { stage, base, workingDir, copies }: SplitSite,
  context: BuildContext,
): readonly string[] | undefined {
  if (!copies || copies.some(({ kind, imagePath }) => kind !== 'context' && !isPassing(imagePath ?? '/')))
    return undefined;
  const roots = copies.flatMap((copy) => (copy.kind === 'context' && copy.isFolder ? [copy.imagePath] : []));
  const entries = new Set<string>();
  for (const copied of findCopied(file, stage, context, { baseWorkingDir: base.facts.defaults?.workingDir ?? '/' })) {
    if (copied.kind === 'unknown') return undefined;
    const { contextPath, imagePath, assumes } = copied;
    if (assumes.length > 0) return undefined;
    if (isSourceOnly(contextPath) || isPassing(imagePath)) continue;
    const root = roots.findLast((folder) => isAtOrBelow(imagePath, folder) && folder !== imagePath);
    const rest = root === undefined ? imagePath : imagePath.slice(root === '/' ? 1 : root.length + 1);
    const entry = root === undefined ? imagePath : `${root === '/' ? '' : root}/${rest.split('/')[0]!}`;
    entries.add(/^[\w./+@-]+$/.test(entry) ? entry : (root ?? workingDir));
  }
  const inside = [...entries].filter((path) => isAtOrBelow(path, workingDir));
  if (inside.length <= MOST_ENTRIES && !inside.includes(workingDir)) return [...entries];
  return workingDir === '/' ? undefined : [workingDir, ...[...entries].filter((path) => !inside.includes(path))];
}
