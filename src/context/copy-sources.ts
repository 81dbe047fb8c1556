import type { BuildContext } from './build-context.ts';
import { folderOf, joinPath, readContextPath } from './context-path.ts';
import { hasWildcard, isGoPattern, matchesGoPattern } from './go-pattern.ts';

/** What a source of a COPY stands for in the context. */
export interface Source {
  /** `''` is the whole context. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** How many names may still be compared with patterns; every look takes from it. */
export interface LookBudget {
  names: number;
}

/** For all of a Dockerfile, so that many patterns over many files do not take forever. */
export const MAX_LOOKS = 1_000_000;

/**
 * The files and folders that one source of a COPY or ADD names, in the order of their names; none where nothing is there.
 * @param word quotes and variables gone
 * @returns `undefined` for a path that leads out of the context, a pattern that is none, and when the budget is spent
 */
export function findSources(word: string, context: BuildContext, budget: LookBudget): readonly Source[] | undefined {
  const path = readContextPath(word);
  if (path === undefined || !isGoPattern(path)) return undefined;
  if (!hasWildcard(path)) return context.has(path) ? [{ path, isFolder: context.isFolder(path) }] : [];
  const names = path.split('/');
  const plain = names.findIndex(hasWildcard);
  let found = [names.slice(0, plain).join('/')];
  // What matches a part of the pattern is looked into by the next part: a star stands for no `/`.
  for (const pattern of names.slice(plain)) {
    found = found.flatMap((folder) => {
      if (budget.names <= 0) return [];
      const inside = context.namesIn(folder);
      budget.names -= inside.length + 1;
      return inside.filter((name) => matchesGoPattern(pattern, name)).map((name) => joinPath(folder, name));
    });
  }
  if (budget.names <= 0) return undefined;
  return found.map((each) => ({ path: each, isFolder: context.isFolder(each) }));
}

/** The folder of an absolute path in the image, and those above it; the root is not among them. */
export function foldersAbove(imagePath: string): readonly string[] {
  const above: string[] = [];
  for (let folder = folderOf(imagePath); folder !== ''; folder = folderOf(folder)) above.push(folder);
  return above;
}
