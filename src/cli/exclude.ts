import { dirname } from 'node:path';
import { type FindConfig, pathForGlobs } from './load-config.ts';
import { UsageError } from './usage-error.ts';

/** Says of a file whether to leave it out; `isNamed` where the user named it and did not only name its folder. */
export type IsExcluded = (absolute: string, isNamed: boolean) => Promise<boolean>;

/**
 * What `--exclude` and the `exclude` of configurations leave out. The flag stands beside the paths and holds for all of
 * them; a configuration holds for what is found, since who names a file wants it.
 * @param globs of the flag, relative to the current folder
 * @throws UsageError where one of the globs is none
 */
export async function makeExclusion(
  globs: readonly string[],
  current: string,
  findConfig: FindConfig,
): Promise<IsExcluded> {
  if (globs.length > 0) await checkGlobs(globs);
  return async (absolute, isNamed) => {
    if (globs.length > 0 && (await isMatchOrInside(globs, pathForGlobs(current, absolute)))) return true;
    if (isNamed) return false;
    const found = await findConfig(dirname(absolute));
    const own = found?.config.exclude;
    return own !== undefined && own.length > 0 && isMatchOrInside(own, pathForGlobs(found!.folder, absolute));
  };
}

async function checkGlobs(globs: readonly string[]): Promise<void> {
  const { findGlobProblem } = await import('../plan/globs.ts');
  for (const glob of globs) {
    const expected = findGlobProblem(glob);
    if (expected !== undefined) throw new UsageError(`--exclude "${glob}" cannot be used; expected ${expected}`);
  }
}

/** A glob that matches a folder leaves out all that is in it. */
async function isMatchOrInside(globs: readonly string[], path: string): Promise<boolean> {
  // Most runs have no glob, and loading what matches one is a tenth of their start.
  const { isGlobMatch } = await import('../plan/globs.ts');
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (isGlobMatch(globs, path.slice(0, end))) return true;
  }
  return false;
}
