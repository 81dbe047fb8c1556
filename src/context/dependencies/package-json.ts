import { PackageList } from './dependency.ts';
import { entriesOf, fieldOf, fieldsOf, listOf, stringOf, stringsOf } from './fields.ts';
import { readJson } from './json.ts';

/** What a `package.json` says. */
export interface PackageJson {
  readonly name: string | undefined;
  /** Names and ranges of what it needs when it runs, optional packages included. */
  readonly needs: ReadonlyMap<string, string>;
  /** Of `needs`, those that may be missing. */
  readonly optional: ReadonlySet<string>;
  readonly devNeeds: ReadonlyMap<string, string>;
  /** By name: `build`, `postinstall`. */
  readonly scripts: ReadonlyMap<string, string>;
  /** Folders of further packages, as patterns. */
  readonly workspaces: readonly string[];
}

/** @returns `undefined` for what is no JSON object */
export function readPackageJson(text: string): PackageJson | undefined {
  const value = readJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = fieldsOf(value);
  const optional = rangesIn(fieldOf(fields, 'optionalDependencies'));
  const workspaces = fieldOf(fields, 'workspaces');
  return {
    name: stringOf(fieldOf(fields, 'name')),
    needs: new Map([...rangesIn(fieldOf(fields, 'dependencies')), ...optional]),
    optional: new Set(optional.keys()),
    devNeeds: rangesIn(fieldOf(fields, 'devDependencies')),
    scripts: rangesIn(fieldOf(fields, 'scripts')),
    workspaces: stringsOf(Array.isArray(workspaces) ? listOf(workspaces) : fieldOf(workspaces, 'packages')),
  };
}

/** What is known without a lock file: only what it names itself, in ranges. */
export function listDirect({ needs, optional, devNeeds }: PackageJson): PackageList {
  const list = new PackageList();
  for (const [name, range] of needs) addDirect(list, name, range, { hasMarkers: optional.has(name) });
  for (const [name, range] of devNeeds) addDirect(list, name, range, { isDev: true });
  return list;
}

/** A range that is one version. */
const EXACT = /^=?\s*v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/;

function addDirect(
  list: PackageList,
  name: string,
  range: string,
  facts: { isDev?: boolean; hasMarkers?: boolean },
): void {
  const alias = readAlias(range);
  if (
    !alias &&
    /^(?:file|link|portal|workspace|catalog|git|https?)[+:]/i.test(range) &&
    !range.startsWith('catalog:')
  ) {
    list.leaveOut(`what ${name} brings: it is not taken from a registry`);
  }
  const version = EXACT.exec(alias?.range ?? range)?.[1];
  list.add(alias?.name ?? name, version, facts);
}

/** `npm:real@^1`, by which a package is installed under another name. */
export function readAlias(range: string): { readonly name: string; readonly range: string } | undefined {
  if (!range.startsWith('npm:')) return undefined;
  const target = range.slice(4);
  const at = target.indexOf('@', 1);
  // Yarn 2 puts `npm:` before every range.
  if (/^[\d^~<>=*xXv]/.test(target) || target === '') return undefined;
  return at === -1 ? { name: target, range: '*' } : { name: target.slice(0, at), range: target.slice(at + 1) };
}

function rangesIn(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    entriesOf(value).flatMap(([name, range]) => (typeof range === 'string' ? [[name, range] as const] : [])),
  );
}
