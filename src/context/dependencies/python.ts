import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { type DependencyReading, type FileReading, unread } from './dependency.ts';
import { joinReadings, type ReadFile } from './join-readings.ts';
import { readPyproject } from './pyproject.ts';
import { readGroupedLock, readPipfile, readPipfileLock, readPoetryLock, readUvLock } from './python-locks.ts';
import { readRequirementsFile } from './requirements.ts';
import { readWith } from './read-text.ts';

type LockReader = (text: string, mainNames: readonly string[] | undefined) => FileReading;

const LOCKS: ReadonlyMap<string, LockReader> = new Map<string, LockReader>([
  ['poetry.lock', readPoetryLock],
  ['uv.lock', readUvLock],
  ['pdm.lock', readGroupedLock],
  ['pylock.toml', readGroupedLock],
  ['Pipfile.lock', readPipfileLock],
]);

/**
 * Packages that an install by pip, Poetry, uv, PDM or Pipenv brings.
 * @param path of a `pyproject.toml` or a `Pipfile`, with which the lock files beside it go; of a lock file; or of a
 *   requirements file
 */
export function readPythonDependencies(context: BuildContext, path: string): DependencyReading {
  const name = baseName(path);
  if (name === 'pyproject.toml') {
    return readProject(context, path, ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml'], readPyproject);
  }
  if (name === 'Pipfile') return readProject(context, path, ['Pipfile.lock'], readPipfile);
  const lock = LOCKS.get(name);
  if (lock) {
    const names = mainNamesOf(readWith(context, joinPath(folderOf(path), 'pyproject.toml'), readPyproject));
    return joinReadings([readWith(context, path, (text) => lock(text, names))], { isLocked: true });
  }
  if (/\.(?:txt|in|pip)$/.test(name)) return readRequirementsFile(context, path);
  return unread(`${path} is none of the files that are read: it may be a program, or one of another tool`);
}

function readProject(
  context: BuildContext,
  path: string,
  lockNames: readonly string[],
  read: (text: string) => FileReading,
): DependencyReading {
  const own = readWith(context, path, read);
  if (own.reading.kind === 'unread') return joinReadings([own], { isLocked: false });
  const mainNames = mainNamesOf(own);
  const locks = lockNames
    .map((name) => joinPath(folderOf(path), name))
    .filter((lock) => context.has(lock))
    .map((lock) => readWith(context, lock, (text) => LOCKS.get(baseName(lock))!(text, mainNames)));
  const isLocked = locks.some(({ reading }) => reading.kind === 'read');
  // What the project names is in its lock file too, with versions.
  const silent: FileReading = { kind: 'read', packages: [], unread: [] };
  return joinReadings([isLocked ? { path, reading: silent } : own, ...locks], { isLocked });
}

function mainNamesOf({ reading }: ReadFile): readonly string[] | undefined {
  if (reading.kind === 'unread' || reading.unread.length > 0) return undefined;
  return reading.packages.filter(({ isDev }) => !isDev).map(({ name }) => name);
}
