import { type FileReading, PackageList, unread } from './dependency.ts';
import { entriesOf, fieldOf, type Fields, listOf, stringOf, stringsOf } from './fields.ts';
import { readJson } from './json.ts';
import { findReachable } from './reachable.ts';
import { normalizeName, readRequirement } from './requirement.ts';
import { readToml } from './toml.ts';

/**
 * `poetry.lock`. Up to Poetry 1.4 it says which packages are for development, and again since 2.0; between them that
 * follows from the project's file.
 * @param mainNames what the project itself needs, where that is known
 */
export function readPoetryLock(text: string, mainNames: readonly string[] | undefined): FileReading {
  const needs = (entry: Fields): readonly string[] => entriesOf(fieldOf(entry, 'dependencies')).map(([name]) => name);
  return readPackages(text, 'Poetry', (entries) => {
    const needed = mainNames && findNeeded(entries, mainNames, needs);
    return (entry, name) => {
      const category = stringOf(fieldOf(entry, 'category'));
      if (category !== undefined) return category === 'dev';
      const groups = fieldOf(entry, 'groups');
      if (groups !== undefined) return !stringsOf(groups).includes('main');
      return needed !== undefined && !needed.has(name);
    };
  });
}

/** `uv.lock`. The project itself stands in it, and those of its workspace. */
export function readUvLock(text: string): FileReading {
  const needs = (entry: Fields): readonly string[] => {
    const extras = entriesOf(fieldOf(entry, 'optional-dependencies')).flatMap(([, extra]) => listOf(extra));
    const names = [...listOf(fieldOf(entry, 'dependencies')), ...extras].map((need) => stringOf(fieldOf(need, 'name')));
    return names.filter((name) => name !== undefined);
  };
  return readPackages(text, 'uv', (entries) => {
    const own = entries.filter(isOwn).map((entry) => stringOf(fieldOf(entry, 'name')) ?? '');
    const needed = own.length > 0 ? findNeeded(entries, own, needs) : undefined;
    return (_, name) => needed !== undefined && !needed.has(name);
  });
}

/** `pdm.lock`, and `pylock.toml` by PEP 751. */
export function readGroupedLock(text: string): FileReading {
  return readPackages(text, 'PDM', () => (entry) => {
    const groups = fieldOf(entry, 'groups');
    return groups !== undefined && !stringsOf(groups).includes('default');
  });
}

/** `Pipfile.lock` is JSON. */
export function readPipfileLock(text: string): FileReading {
  const lock = readJson(text);
  if (fieldOf(lock, '_meta') === undefined) return unread('it is not a lock file of Pipenv');
  const list = new PackageList();
  for (const section of ['default', 'develop']) {
    for (const [name, entry] of entriesOf(fieldOf(lock, section))) {
      const version = stringOf(fieldOf(entry, 'version'))?.replace(/^=+/, '');
      list.add(normalizeName(name), version, {
        isDev: section === 'develop',
        hasMarkers: fieldOf(entry, 'markers') !== undefined,
      });
    }
  }
  return list.reading;
}

/** `Pipfile` is TOML. */
export function readPipfile(text: string): FileReading {
  const toml = readToml(text);
  if (!toml) return unread('it is not TOML');
  const list = new PackageList();
  for (const section of ['packages', 'dev-packages']) {
    for (const [name, entry] of entriesOf(fieldOf(toml, section))) {
      const range = stringOf(entry) ?? stringOf(fieldOf(entry, 'version')) ?? '';
      const version = readRequirement(`x${range === '*' ? '' : range}`)?.version;
      const hasMarkers = typeof entry === 'object' && fieldOf(entry, 'markers') !== undefined;
      list.add(normalizeName(name), version, { isDev: section === 'dev-packages', hasMarkers });
    }
  }
  return list.reading;
}

type IsDev = (entry: Fields, name: string) => boolean;

function readPackages(text: string, program: string, prepare: (entries: readonly Fields[]) => IsDev): FileReading {
  const toml = readToml(text);
  if (!toml) return unread('it is not TOML');
  const entries = [...listOf(fieldOf(toml, 'package')), ...listOf(fieldOf(toml, 'packages'))].filter(isTable);
  if (entries.length === 0 && Object.keys(toml).length === 0) return unread(`it is not a lock file of ${program}`);
  const isDev = prepare(entries);
  const list = new PackageList();
  for (const entry of entries) {
    if (isOwn(entry)) continue;
    const name = normalizeName(stringOf(fieldOf(entry, 'name')) ?? '');
    const hasMarkers = ['markers', 'marker', 'resolution-markers'].some((field) => fieldOf(entry, field) !== undefined);
    const isOptional = fieldOf(entry, 'optional') === true;
    list.add(name, stringOf(fieldOf(entry, 'version')), {
      isDev: isDev(entry, name),
      hasMarkers: hasMarkers || isOptional,
    });
  }
  return list.reading;
}

function isTable(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** uv writes where a package is from; what lies in the project is no dependency. */
function isOwn(entry: Fields): boolean {
  const source = fieldOf(entry, 'source');
  return ['virtual', 'editable', 'directory'].some((field) => fieldOf(source, field) !== undefined);
}

function findNeeded(
  entries: readonly Fields[],
  roots: readonly string[],
  needsOf: (entry: Fields) => readonly string[],
): ReadonlySet<string> | undefined {
  const needs = new Map<string, string[]>();
  for (const entry of entries) {
    const name = normalizeName(stringOf(fieldOf(entry, 'name')) ?? '');
    const own = needs.get(name) ?? [];
    for (const need of needsOf(entry)) own.push(normalizeName(need));
    needs.set(name, own);
  }
  const known = (name: string): string | undefined => (needs.has(name) ? name : undefined);
  return findReachable(roots.map(normalizeName).map(known), (name) => needs.get(name)!.map(known));
}
