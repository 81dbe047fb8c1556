import { type FileReading, PackageList, unread } from './dependency.ts';
import { type Entry, findEntry, readIndented, valueOf } from './indented-text.ts';
import { type PackageJson, readAlias } from './package-json.ts';
import { findReachable } from './reachable.ts';

/** Whether a `yarn.lock` is one of Yarn 1, which says so in its first lines. */
export function isOfYarn1(text: string): boolean {
  return /^# yarn lockfile v1\r?$/m.test(text.slice(0, 1000));
}

/**
 * `yarn.lock`, of Yarn 1 and later. It does not say what is needed for development only: that follows from the manifest,
 * where one is there and has no workspaces.
 */
export function readYarnLock(text: string, manifest: PackageJson | undefined): FileReading {
  const entries = readIndented(text);
  if (!entries) return unread('it is not written as Yarn writes it');
  const isModern = findEntry(entries, '__metadata') !== undefined;
  const packages = entries.filter(({ key, children }) => key !== '__metadata' && valueIn(children, 'version'));
  const byKey = new Map(packages.flatMap((entry) => entry.key.split(', ').map((key) => [key, entry] as const)));
  const needed = manifest?.workspaces.length === 0 ? findNeeded(manifest, byKey) : undefined;
  const list = new PackageList();
  for (const entry of packages) {
    const source = isModern ? readResolution(valueOf(entry, 'resolution')) : { name: nameIn(entry.key), isOwn: false };
    if (source.isOwn) continue;
    const conditions = valueOf(entry, 'conditions') ?? '';
    list.add(source.name, valueOf(entry, 'version'), {
      isDev: needed !== undefined && !needed.has(entry),
      hasMarkers: conditions !== '',
      libc: [...conditions.matchAll(/\blibc=(\w+)/g)].map(([, name]) => name!),
    });
  }
  return list.reading;
}

function valueIn(children: readonly Entry[], key: string): boolean {
  return (findEntry(children, key)?.value ?? '') !== '';
}

function findNeeded(manifest: PackageJson, byKey: ReadonlyMap<string, Entry>): ReadonlySet<Entry> | undefined {
  const find = (name: string, range: string): Entry | undefined =>
    byKey.get(`${name}@${range}`) ?? byKey.get(`${name}@npm:${range}`);
  const roots = [...manifest.needs].map(([name, range]) => find(name, range));
  return findReachable(roots, ({ children }) =>
    ['dependencies', 'optionalDependencies'].flatMap((field) =>
      (findEntry(children, field)?.children ?? []).map(({ key, value }) => find(key, value)),
    ),
  );
}

/** `lodash@^4` and `alias@npm:lodash@^4` are both `lodash`. */
function nameIn(key: string): string {
  const [first] = key.split(', ', 1);
  const at = first!.indexOf('@', 1);
  if (at === -1) return first!;
  return readAlias(first!.slice(at + 1))?.name ?? first!.slice(0, at);
}

/** `lodash@npm:4.17.21`; a part of the project itself is `web@workspace:packages/web`. */
function readResolution(resolution = ''): { readonly name: string; readonly isOwn: boolean } {
  const at = resolution.indexOf('@', 1);
  const name = at === -1 ? resolution : resolution.slice(0, at);
  return { name, isOwn: /^(?:workspace|link|portal):/.test(resolution.slice(at + 1)) };
}
