import { realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { IsExcluded } from './exclude.ts';
import { describeError } from './usage-error.ts';

/** A file to rewrite. */
export interface FoundFile {
  /** How it is shown: relative to the current folder with `/` where it lies in it, absolute where not. */
  readonly path: string;
  readonly absolute: string;
}

/** A path that could not be looked at. */
export interface PathFailure {
  readonly path: string;
  readonly because: string;
}

export interface Discovery {
  /** In the order of the code units of their paths, each file once. */
  readonly files: readonly FoundFile[];
  readonly failures: readonly PathFailure[];
}

/**
 * The files that the paths of a command line stand for: a file itself, whatever its name, and the Dockerfiles in a
 * folder. What cannot be looked at is a failure.
 * @param paths relative to `current`
 * @param current the current folder, absolute
 * @throws what `isExcluded` throws
 */
export async function discover(paths: readonly string[], current: string, isExcluded: IsExcluded): Promise<Discovery> {
  const found = new Map<string, FoundFile>();
  const failures: PathFailure[] = [];
  for (const path of paths) {
    const absolute = resolve(current, path);
    const look = await lookAt(absolute, path, current);
    failures.push(...look.failures);
    for (const file of look.files) {
      if (await isExcluded(file, look.isNamed)) continue;
      const target = realPath(file);
      if (!found.has(target)) found.set(target, { path: shownPath(file, current), absolute: file });
    }
  }
  return { files: [...found.values()].sort(byPath), failures };
}

/** How a path is shown: relative to the current folder with `/` where it lies in it, absolute where not. */
export function shownPath(absolute: string, current: string): string {
  const inside = relative(current, absolute);
  if (inside === '') return '.';
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside;
  return (isOutside ? absolute : inside).replaceAll(sep, '/');
}

interface Look {
  readonly isNamed: boolean;
  readonly files: readonly string[];
  readonly failures: readonly PathFailure[];
}

async function lookAt(absolute: string, path: string, current: string): Promise<Look> {
  try {
    if (!statSync(absolute).isDirectory()) return { isNamed: true, files: [absolute], failures: [] };
    const { findInFolder } = await import('./find-in-folder.ts');
    const { files, failures } = await findInFolder(absolute);
    const shown = failures.map((failure) => ({ ...failure, path: shownPath(failure.path, current) }));
    return { isNamed: false, files, failures: shown };
  } catch (error) {
    return { isNamed: true, files: [], failures: [{ path, because: describeError(error) }] };
  }
}

/** A file that vanished since it was found has no other path; reading it will say so. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function byPath(a: FoundFile, b: FoundFile): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}
