import fs, { type Dirent, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { DOCKERFILE_GLOBS, FOREIGN_FOLDERS, OTHER_FILE_GLOBS } from './file-names.ts';
import { type IgnoreRules, isIgnoredFile, rulesAt, rulesInside, withGitignoreOf } from './git-ignore.ts';
import { describeError } from './usage-error.ts';

/** What a folder holds. Paths are absolute; a failure says which folder could not be read and why. */
export interface FolderContents {
  readonly files: readonly string[];
  readonly failures: readonly { readonly path: string; readonly because: string }[];
}

type ReadDone = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/**
 * The Dockerfiles below a folder (an absolute path), in no order. Neither ignored nor foreign folders are looked into;
 * links to folders are not followed, since they may lead round in a circle, and a link to a file stands for the file,
 * which has to be in the folder too.
 */
export async function findInFolder(folder: string): Promise<FolderContents> {
  const failures: { path: string; because: string }[] = [];
  const rulesOf = new Map<string, IgnoreRules | undefined>([[folder, rulesAt(folder)]]);

  /** Reads a folder for the globbing library, without the folders that must not be looked into. */
  const readFolder = (path: string, _: unknown, done: ReadDone): void => {
    const at = resolve(path);
    fs.readdir(at, { withFileTypes: true }, (error, found: fs.Dirent[] | undefined) => {
      if (error) failures.push({ path: at, because: describeError(error) });
      const entries = found ?? [];
      const rules = rulesOf.get(at);
      const seen = entries.filter(
        (entry) => !entry.isDirectory() || isEntered(rules, join(at, entry.name), entry.name),
      );
      done(null, seen.map(linkAsFile));
    });
  };
  const isEntered = (rules: IgnoreRules | undefined, path: string, name: string): boolean => {
    if (FOREIGN_FOLDERS.has(name)) return false;
    try {
      const inside = rulesInside(rules, path);
      if (inside === 'ignored') return false;
      rulesOf.set(path, withGitignoreOf(inside, path));
      return true;
    } catch (error) {
      failures.push({ path, because: describeError(error) });
      return false;
    }
  };

  const found = await glob(DOCKERFILE_GLOBS, {
    cwd: folder,
    ignore: OTHER_FILE_GLOBS,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    fs: { readdir: readFolder as unknown as typeof fs.readdir },
  });
  const files = found.map((path) => resolve(path)).filter((path) => !isIgnoredFile(rulesOf.get(dirname(path)), path));
  return { files: files.flatMap((path) => ownFile(folder, path)), failures };
}

/** A link as if it were a file: the globbing library leaves links out, and whether it is one is seen to afterwards. */
function linkAsFile(entry: Dirent): Dirent {
  if (!entry.isSymbolicLink()) return entry;
  const file: Dirent = Object.create(entry);
  file.isFile = () => true;
  file.isSymbolicLink = () => false;
  return file;
}

/** The file that a found path stands for, or nothing where that is no file or is outside of the folder. */
function ownFile(folder: string, path: string): readonly string[] {
  if (!fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return [path];
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
  const inside = relative(realpathSync(folder), realpathSync(path));
  if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) return [];
  return [join(folder, inside)];
}
