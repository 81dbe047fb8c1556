/** No file system takes longer ones; in UTF-16 code units. */
export const MAX_PATH_LENGTH = 4096;

/** An empty name, `.` or `..`, but for the empty one before the first `/`. */
const UNCLEAN = /\/\/|(?:^|\/)\.\.?(?:\/|$)|.\/$/s;

/**
 * The shortest form of a path by Go's `path.Clean`, which Docker's own tools use: no `//`, no `.`, each `..` takes away
 * the name before it. `.` where nothing is left.
 */
export function cleanPath(path: string): string {
  // Nearly all are clean already.
  if (path !== '' && !UNCLEAN.test(path)) return path;
  const isRooted = path.startsWith('/');
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!isRooted) names.push(name);
  }
  const joined = names.join('/');
  if (isRooted) return `/${joined}`;
  return joined === '' ? '.' : joined;
}

/** A path of a context in its plain form: relative, `''` for the root. `undefined` for one that leads out of it. */
export function readContextPath(path: string): string | undefined {
  if (path.length > MAX_PATH_LENGTH || path.includes('\0')) return undefined;
  const clean = cleanPath(path.replace(/^\/+/, ''));
  if (clean === '.') return '';
  return clean === '..' || clean.startsWith('../') ? undefined : clean;
}

/** `''` is the root, which has no name of its own. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folder that a path is in; that of a name without any is the root, `''`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path is a folder itself, or in it. Both are clean: absolute, or of the same context. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? folder : `${folder}/`);
}
