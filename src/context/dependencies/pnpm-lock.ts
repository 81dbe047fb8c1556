import { type FileReading, PackageList, unread } from './dependency.ts';
import { type Entry, findEntry, itemsOf, readIndented, valueOf } from './indented-text.ts';
import { findReachable } from './reachable.ts';

/** `pnpm-lock.yaml`, of pnpm 3 and later. Up to version 6 it says what only development needs, then it follows. */
export function readPnpmLock(text: string): FileReading {
  const entries = readIndented(text);
  const version = Number.parseFloat(findEntry(entries ?? [], 'lockfileVersion')?.value ?? '');
  if (!entries || Number.isNaN(version)) return unread('it is not written as pnpm writes it');
  const packages = findEntry(entries, 'packages')?.children ?? [];
  const needed = version >= 7 ? findNeeded(entries) : undefined;
  const list = new PackageList();
  for (const entry of packages) {
    const own = readKey(entry, version);
    if (!own) {
      list.leaveOut('a package that is not taken from a registry');
      continue;
    }
    const isLimited = ['os', 'cpu', 'libc', 'optional'].some((field) => findEntry(entry.children, field));
    const builds = valueOf(entry, 'requiresBuild');
    list.add(own.name, own.version, {
      isDev:
        version >= 7 ? needed !== undefined && !needed.has(withoutPeers(entry.key)) : valueOf(entry, 'dev') === 'true',
      hasMarkers: isLimited,
      // Only up to version 6 of the format.
      hasInstallScript: version >= 7 ? undefined : builds === 'true',
      libc: itemsOf(findEntry(entry.children, 'libc')),
    });
  }
  return list.reading;
}

/** `/a/1.0.0_peer@1` (version 5), `/a@1.0.0(peer@1)` (6), `a@1.0.0` (9). */
function readKey(entry: Entry, version: number): { readonly name: string; readonly version: string } | undefined {
  const named = valueOf(entry, 'name');
  if (named !== undefined) return { name: named, version: valueOf(entry, 'version') ?? '' };
  const key = withoutPeers(entry.key.startsWith('/') ? entry.key.slice(1) : entry.key);
  const isOld = version < 6;
  const at = isOld ? key.lastIndexOf('/') : key.indexOf('@', 1);
  if (at <= 0) return undefined;
  const found = isOld ? key.slice(at + 1).split('_', 1)[0]! : key.slice(at + 1);
  return /^\d/.test(found) ? { name: key.slice(0, at), version: found } : undefined;
}

function withoutPeers(key: string): string {
  return key.split('(', 1)[0]!;
}

/** Keys in `packages` of what the projects of the workspace need when they run. */
function findNeeded(entries: readonly Entry[]): ReadonlySet<string> | undefined {
  const snapshots = new Map((findEntry(entries, 'snapshots')?.children ?? []).map((entry) => [entry.key, entry]));
  const needsOf = (
    children: readonly Entry[],
    readVersion: (need: Entry) => string | undefined,
  ): (Entry | undefined)[] =>
    ['dependencies', 'optionalDependencies'].flatMap((field) =>
      (findEntry(children, field)?.children ?? []).flatMap((need) => {
        const version = readVersion(need) ?? '';
        if (version.startsWith('link:')) return [];
        return [snapshots.get(`${need.key}@${version}`) ?? snapshots.get(version)];
      }),
    );
  const importers = findEntry(entries, 'importers')?.children ?? [];
  const roots = importers.flatMap(({ children }) => needsOf(children, (need) => valueOf(need, 'version')));
  const reached = findReachable(roots, ({ children }) => needsOf(children, ({ value }) => value));
  return reached && new Set([...reached].map(({ key }) => withoutPeers(key)));
}
