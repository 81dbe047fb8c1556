import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { findEntry, itemsOf, readIndented } from '../dependencies/indented-text.ts';

const MAX_PATTERNS = 100;
const MAX_PACKAGES = 500;

/**
 * The manifests of a workspace, in the order of their names, without that of the root.
 * @param patterns of folders as npm, Yarn and pnpm write them
 * @param manifest its name, `package.json`
 * @returns `undefined` where a pattern is of a kind that is not read, or there are too many packages
 */
export function findWorkspaces(
  context: BuildContext,
  root: string,
  patterns: readonly string[],
  manifest = 'package.json',
): readonly string[] | undefined {
  if (patterns.length > MAX_PATTERNS) return undefined;
  const wanted = new Set<string>();
  for (const pattern of patterns) {
    const isExcluding = pattern.startsWith('!');
    const names = pattern.replace(/^!/, '').replace(/^\.\//, '').replace(/\/+$/, '').split('/');
    const isRead = names.every((name) => name === '*' || name === '**' || /^[\w@.-]*[\w@-][\w@.-]*$/.test(name));
    if (!isRead || names.includes('..') || (names.includes('**') && names.indexOf('**') !== names.length - 1))
      return undefined;
    for (const path of expand(context, root, names, manifest)) {
      if (isExcluding) wanted.delete(path);
      else if (path !== joinPath(root, manifest)) wanted.add(path);
    }
    if (wanted.size > MAX_PACKAGES) return undefined;
  }
  return [...wanted].sort();
}

function expand(context: BuildContext, root: string, names: readonly string[], manifest: string): readonly string[] {
  let folders = [root];
  for (const name of names) {
    if (name === '**') {
      return folders.flatMap((folder) =>
        context.list(folder).filter((path) => baseName(path) === manifest && !isInstalled(path)),
      );
    }
    folders = folders.flatMap((folder) => {
      if (name !== '*') return [joinPath(folder, name)];
      return context.namesIn(folder).flatMap((each) => (each === 'node_modules' ? [] : [joinPath(folder, each)]));
    });
  }
  return folders.map((folder) => joinPath(folder, manifest)).filter((path) => context.has(path));
}

function isInstalled(path: string): boolean {
  return folderOf(path).split('/').includes('node_modules');
}

/** The patterns of `pnpm-workspace.yaml`, none where there is no such file. @returns `undefined` where it cannot be read */
export function readPnpmPatterns(context: BuildContext, folder: string): readonly string[] | undefined {
  const path = joinPath(folder, 'pnpm-workspace.yaml');
  if (!context.has(path)) return [];
  const text = context.readText(path);
  const entries = text === undefined ? undefined : readIndented(text);
  return entries && itemsOf(findEntry(entries, 'packages'));
}
