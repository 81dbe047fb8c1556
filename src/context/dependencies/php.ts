import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { type DependencyReading, type FileReading, PackageList, unread } from './dependency.ts';
import { entriesOf, fieldOf, fieldsOf, listOf, stringOf } from './fields.ts';
import { joinReadings } from './join-readings.ts';
import { readJson } from './json.ts';
import { readWith } from './read-text.ts';

/**
 * Packages that Composer brings, and the extensions of PHP that it asks for: those without `ext-`, as the images know
 * them. Only packages have a `/` in their name.
 * @param path of a `composer.json`, or its lock file
 */
export function readPhpDependencies(context: BuildContext, path: string): DependencyReading {
  const name = baseName(path);
  if (name.endsWith('.lock')) return joinReadings([readWith(context, path, readComposerLock)], { isLocked: true });
  if (!name.endsWith('.json')) return unread(`${path} is no file of Composer`);
  const own = readWith(context, path, readComposerJson);
  const lockPath = joinPath(folderOf(path), name.replace(/\.json$/, '.lock'));
  if (own.reading.kind === 'unread' || !context.has(lockPath)) return joinReadings([own], { isLocked: false });
  const lock = readWith(context, lockPath, readComposerLock);
  const isLocked = lock.reading.kind === 'read';
  // What the project names is in its lock file too, with versions.
  const silent: FileReading = { kind: 'read', packages: [], unread: [] };
  return joinReadings([isLocked ? { path, reading: silent } : own, lock], { isLocked });
}

function readComposerJson(text: string): FileReading {
  const json = readJson(text);
  if (fieldsOf(json) !== json) return unread('it is not a JSON object');
  const list = new PackageList();
  addNames(list, fieldOf(json, 'require'), false);
  addNames(list, fieldOf(json, 'require-dev'), true);
  return list.reading;
}

function readComposerLock(text: string): FileReading {
  const lock = readJson(text);
  if (!Array.isArray(fieldOf(lock, 'packages'))) return unread('it is not a lock file of Composer');
  const list = new PackageList();
  for (const section of ['packages', 'packages-dev']) {
    const isDev = section === 'packages-dev';
    for (const entry of listOf(fieldOf(lock, section))) {
      const version = stringOf(fieldOf(entry, 'version'))?.replace(/^v(?=\d)/, '');
      list.add((stringOf(fieldOf(entry, 'name')) ?? '').toLowerCase(), version, { isDev });
      addExtensions(list, fieldOf(entry, 'require'), isDev);
    }
  }
  addExtensions(list, fieldOf(lock, 'platform'), false);
  addExtensions(list, fieldOf(lock, 'platform-dev'), true);
  return list.reading;
}

function addNames(list: PackageList, required: unknown, isDev: boolean): void {
  addExtensions(list, required, isDev);
  for (const [name] of entriesOf(required)) if (name.includes('/')) list.add(name.toLowerCase(), undefined, { isDev });
}

function addExtensions(list: PackageList, required: unknown, isDev: boolean): void {
  for (const [name] of entriesOf(required)) {
    if (/^ext-./i.test(name)) list.add(name.slice(4).toLowerCase(), undefined, { isDev });
  }
}
