import type { BuildContext } from '../build-context.ts';
import { cleanPath, joinPath, readContextPath } from '../context-path.ts';

/** What only a run knows: a variable, a template, an address. */
const UNKNOWN = /[$`*?{}]|^(?:[a-z+]+:\/\/|git@|-$)|^~/;

/**
 * A path as a file of the project says it, relative to the root of the project. `undefined` where it leads out of it, or
 * depends on the run.
 * @param folder that the path counts from, relative to the root
 */
export function readProjectPath(path: string, folder: string): string | undefined {
  if (UNKNOWN.test(path) || path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return undefined;
  const clean = cleanPath(joinPath(folder, path.replaceAll('\\', '/')));
  return clean === '..' || clean.startsWith('../') ? undefined : readContextPath(clean);
}

/**
 * The folder of a build and its Dockerfile, by `docker build -f FILE FOLDER`. Of several folders that a script may be run
 * in, the first counts in which both are there.
 * @param folders relative to the root of the project
 * @param dockerfile relative to the folder that the script runs in; `undefined` for `Dockerfile` in the context
 */
export function locateBuild(
  files: BuildContext,
  folders: readonly string[],
  context: string,
  dockerfile: string | undefined,
): { readonly context: string | undefined; readonly dockerfile: string | undefined } {
  let first: { readonly context: string; readonly dockerfile: string } | undefined;
  for (const folder of folders) {
    const place = readProjectPath(context, folder);
    const own = place === undefined ? undefined : joinPath(place, 'Dockerfile');
    const file = dockerfile === undefined ? own : readProjectPath(dockerfile, folder);
    if (place !== undefined && file !== undefined && files.has(file) && files.isFolder(place))
      return { context: place, dockerfile: file };
    if (place !== undefined && file !== undefined) first ??= { context: place, dockerfile: file };
    // The folder may be a variable, and the Dockerfile known all the same.
    if (place === undefined && file !== undefined && files.has(file)) return { context: undefined, dockerfile: file };
  }
  return first ?? { context: undefined, dockerfile: undefined };
}
