import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { readBunLock } from './bun-lock.ts';
import { type DependencyReading, type FileReading, unread } from './dependency.ts';
import { joinReadings } from './join-readings.ts';
import { listDirect, type PackageJson, readPackageJson } from './package-json.ts';
import { readPackageLock } from './package-lock.ts';
import { readPnpmLock } from './pnpm-lock.ts';
import { readWith } from './read-text.ts';
import { readYarnLock } from './yarn-lock.ts';

type LockReader = (text: string, manifest: PackageJson | undefined) => FileReading;

const LOCKS: ReadonlyMap<string, LockReader> = new Map<string, LockReader>([
  ['npm-shrinkwrap.json', readPackageLock],
  ['package-lock.json', readPackageLock],
  ['yarn.lock', readYarnLock],
  ['pnpm-lock.yaml', readPnpmLock],
  ['bun.lock', readBunLock],
  ['bun.lockb', () => unread('it is a binary file')],
]);

/**
 * Packages that an install by npm, Yarn, pnpm or Bun brings. With several lock files it cannot be known which one is
 * used: then it is what any of them brings.
 * @param path of a `package.json`, with which the nearest lock files go, in its folder or above; or of a lock file
 */
export function readNodeDependencies(context: BuildContext, path: string): DependencyReading {
  const isManifest = baseName(path) === 'package.json';
  const manifestPath = isManifest ? path : joinPath(folderOf(path), 'package.json');
  let manifest: PackageJson | undefined;
  const own = readWith(context, manifestPath, (text) => {
    manifest = readPackageJson(text);
    return manifest ? listDirect(manifest).reading : unread('it is not JSON');
  });
  const lockPaths = isManifest ? findLocks(context, folderOf(path)) : [path];
  const locks = lockPaths.map((lock) => {
    const read = LOCKS.get(baseName(lock)) ?? ((): FileReading => unread('it is no lock file that is known'));
    return readWith(context, lock, (text) => read(text, manifest));
  });
  const isLocked = locks.some(({ reading }) => reading.kind === 'read');
  const scripts = manifest?.scripts ?? new Map<string, string>();
  if (!isManifest) return joinReadings(locks, { isLocked, scripts });
  if (own.reading.kind === 'unread') return unread(`${path}: ${own.reading.because}`);
  // What the manifest names is in the lock file too, with versions.
  const silent: FileReading = { kind: 'read', packages: [], unread: [] };
  return joinReadings([isLocked ? { path, reading: silent } : own, ...locks], { isLocked, scripts });
}

/** A package of a workspace is locked by the lock file of the whole. */
function findLocks(context: BuildContext, start: string): readonly string[] {
  for (let folder = start; ; folder = folderOf(folder)) {
    const found = [...LOCKS.keys()].filter((name) => context.has(joinPath(folder, name)));
    // npm heeds the first of its two alone.
    const used = found.includes('npm-shrinkwrap.json') ? found.filter((name) => name !== 'package-lock.json') : found;
    if (used.length > 0 || folder === '') return used.map((name) => joinPath(folder, name));
  }
}
