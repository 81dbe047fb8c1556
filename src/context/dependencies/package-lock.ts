import { type Dependency, type FileReading, PackageList, unread } from './dependency.ts';
import { entriesOf, fieldOf, stringOf, stringsOf } from './fields.ts';
import { readJson } from './json.ts';

/** Packages nest by folders; npm stops far sooner. */
const MAX_DEPTH = 100;

/** npm's `package-lock.json` and `npm-shrinkwrap.json`, of any version. */
export function readPackageLock(text: string): FileReading {
  const lock = readJson(text);
  const list = new PackageList();
  const packages = fieldOf(lock, 'packages');
  if (packages !== undefined) addPackages(packages, list);
  else if (fieldOf(lock, 'lockfileVersion') === undefined) return unread('it is not a lock file of npm');
  else addNested(fieldOf(lock, 'dependencies'), list);
  return list.reading;
}

/** Since npm 7: by folder, `node_modules/a/node_modules/@s/b`; `''` and workspaces are the project's own. */
function addPackages(packages: unknown, list: PackageList): void {
  for (const [path, entry] of entriesOf(packages)) {
    const at = path.lastIndexOf('node_modules/');
    if (at === -1 || fieldOf(entry, 'link') === true) continue;
    const name = stringOf(fieldOf(entry, 'name')) ?? path.slice(at + 'node_modules/'.length);
    list.add(name, stringOf(fieldOf(entry, 'version')), {
      ...factsOf(entry),
      hasInstallScript: fieldOf(entry, 'hasInstallScript') === true,
    });
  }
}

/** Up to npm 6: each package holds those that only it needs. */
function addNested(dependencies: unknown, list: PackageList): void {
  const open = [{ dependencies, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.depth > MAX_DEPTH) {
      list.leaveOut(`packages nested deeper than ${MAX_DEPTH}`);
      continue;
    }
    for (const [name, entry] of entriesOf(next.dependencies)) {
      const version = stringOf(fieldOf(entry, 'version'));
      list.add(aliasOf(version)?.name ?? name, aliasOf(version)?.version ?? version, factsOf(entry));
      open.push({ dependencies: fieldOf(entry, 'dependencies'), depth: next.depth + 1 });
    }
  }
}

function factsOf(entry: unknown): Pick<Dependency, 'isDev' | 'hasMarkers' | 'libc'> {
  const isLimited = ['os', 'cpu', 'libc', 'optional'].some((field) => fieldOf(entry, field) !== undefined);
  return {
    isDev: fieldOf(entry, 'dev') === true,
    hasMarkers: isLimited,
    libc: stringsOf(fieldOf(entry, 'libc')),
  };
}

function aliasOf(version: string | undefined): { readonly name: string; readonly version: string } | undefined {
  const match = /^npm:(@?[^@]+)@(.+)$/.exec(version ?? '');
  return match ? { name: match[1]!, version: match[2]! } : undefined;
}
