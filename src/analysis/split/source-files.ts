import { isPassing } from '../../trace/stage-writes.ts';
import type { SplitSite } from './split-site.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
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
  if (copies.some(({ kind, imagePath }) => kind !== 'context' && !isPassing(imagePath ?? '/'))) return undefined;
  const roots = copies.flatMap((copy) => (copy.kind === 'context' && copy.isFolder ? [copy.imagePath] : []));
  const files: { readonly path: string; readonly root: string | undefined }[] = [];
  // Folders of the context in which sources lie, and those above the program's own folder, are not copied as a whole.
  const mixed = new Set<string | undefined>(roots.filter((root) => isAtOrBelow(workingDir, root)));
  for (const copied of findCopied(file, stage, context, { baseWorkingDir: base.facts.defaults?.workingDir ?? '/' })) {
    if (copied.kind === 'unknown' || copied.assumes.length > 0) return undefined;
    const { contextPath, imagePath: path } = copied;
    if (isPassing(path)) continue;
    const root = roots.findLast((folder) => isAtOrBelow(path, folder) && folder !== path);
    if (isSourceOnly(contextPath)) mixed.add(root);
    else files.push({ path, root });
  }
  const entries = new Set(
    files.map(({ path, root }) => (root === undefined || mixed.has(root) ? entryOf(path, root) : root)),
  );
  if ([...entries].some((entry) => !/^[\w./+@-]+$/.test(entry))) return undefined;
  const inside = [...entries].filter((path) => isAtOrBelow(path, workingDir));
  if (inside.length <= MOST_ENTRIES && !inside.includes(workingDir)) return [...entries];
  return workingDir === '/' ? undefined : [workingDir, ...[...entries].filter((path) => !inside.includes(path))];
}

/** The file or folder directly in a folder that a path is, or lies in. */
function entryOf(path: string, root: string | undefined): string {
  if (root === undefined) return path;
  const start = root === '/' ? 1 : root.length + 1;
  return path.slice(0, start) + path.slice(start).split('/')[0]!;
}
