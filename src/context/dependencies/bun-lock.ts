import { type FileReading, PackageList, unread } from './dependency.ts';
import { entriesOf, fieldOf, listOf, stringOf, stringsOf } from './fields.ts';
import { readLooseJson } from './json.ts';
import { findReachable } from './reachable.ts';

/** `bun.lock`. The older `bun.lockb` is a binary file. */
export function readBunLock(text: string): FileReading {
  const lock = readLooseJson(text);
  if (fieldOf(lock, 'lockfileVersion') === undefined) return unread('it is not a lock file of Bun');
  const packages = new Map(entriesOf(fieldOf(lock, 'packages')));
  const needed = findNeeded(fieldOf(lock, 'workspaces'), packages);
  const list = new PackageList();
  for (const [key, value] of packages) {
    const [resolved = '', ...rest] = listOf(value);
    const own = readResolved(stringOf(resolved) ?? '');
    if (!own) continue;
    const facts = rest.find((part) => typeof part === 'object');
    list.add(own.name, own.version, {
      isDev: needed !== undefined && !needed.has(key),
      hasMarkers: ['os', 'cpu', 'libc'].some((field) => fieldOf(facts, field) !== undefined),
      libc: stringsOf(fieldOf(facts, 'libc')),
    });
  }
  return list.reading;
}

/** `lodash@4.17.21`; what is linked into the project is its own. */
function readResolved(text: string): { readonly name: string; readonly version: string | undefined } | undefined {
  const at = text.indexOf('@', 1);
  if (at === -1 || /^(?:workspace|link|file|root):/.test(text.slice(at + 1))) return undefined;
  const version = text.slice(at + 1);
  return { name: text.slice(0, at), version: /^\d/.test(version) ? version : undefined };
}

function findNeeded(workspaces: unknown, packages: ReadonlyMap<string, unknown>): ReadonlySet<string> | undefined {
  const roots = entriesOf(workspaces).flatMap(([, project]) =>
    needsIn(project).map((name) => find('', name, packages)),
  );
  return findReachable(roots, (key) => {
    const facts = listOf(packages.get(key)).find((part) => typeof part === 'object');
    return needsIn(facts).map((name) => find(key, name, packages));
  });
}

function needsIn(facts: unknown): readonly string[] {
  return ['dependencies', 'optionalDependencies'].flatMap((field) =>
    entriesOf(fieldOf(facts, field)).map(([name]) => name),
  );
}

/** Bun nests two or three deep. */
const MAX_DEPTH = 16;
const MAX_KEY = 1000;

/** A package that only `a` uses is `a/b`, one that all use is `b`: the nearest one counts. */
function find(key: string, name: string, packages: ReadonlyMap<string, unknown>): string | undefined {
  let folder = key.length > MAX_KEY ? '' : key;
  for (let depth = 0; folder !== '' && depth < MAX_DEPTH; depth += 1, folder = parentOf(folder)) {
    if (packages.has(`${folder}/${name}`)) return `${folder}/${name}`;
  }
  return packages.has(name) ? name : undefined;
}

/** Without its last name, which has a `/` of its own where it has a scope. */
function parentOf(key: string): string {
  const parent = key.slice(0, Math.max(0, key.lastIndexOf('/')));
  const last = parent.slice(parent.lastIndexOf('/') + 1);
  return last.startsWith('@') ? parent.slice(0, Math.max(0, parent.length - last.length - 1)) : parent;
}
