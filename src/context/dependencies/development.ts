import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';
import { entriesOf, fieldOf, listOf, stringOf, stringsOf } from './fields.ts';
import { readJson, readLooseJson } from './json.ts';
import { readPackageJson } from './package-json.ts';
import { normalizeName } from './requirement.ts';
import { readDependencies } from './read-dependencies.ts';
import { readToml } from './toml.ts';
import { findLifecycleScripts } from '../installs/node-scripts.ts';
import { findWorkspaces } from '../installs/workspaces.ts';
import type { InstallTool } from '../../knowledge/dependency-installs.ts';

/** What an install leaves out when it is told to leave out what only development needs. */
export interface DevelopmentPackages {
  readonly kind: 'read';
  /** Names that a manifest lists for development alone. */
  readonly listed: readonly string[];
  /** All that would go, as far as a lock file tells, `listed` included. */
  readonly gone: ReadonlySet<string>;
  /** Commands that packages which stay bring. */
  readonly stayingPrograms: ReadonlySet<string>;
  /** By name, scripts of the project; those of `package.json`. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The first script that the install itself runs, unless it is told not to. */
  readonly lifecycle: string | undefined;
  /** Modules and namespaces, as sources name them, of what goes. */
  readonly modules: ReadonlyMap<string, string>;
}

export interface UnreadDevelopment {
  readonly kind: 'unread';
  readonly because: string;
}

type Reading = DevelopmentPackages | UnreadDevelopment;

/** @param path of the manifest: `package.json`, `composer.json`, `pyproject.toml` */
export function readDevelopment(context: BuildContext, path: string, tool: InstallTool): Reading {
  const text = context.readText(path);
  if (text === undefined) return unread(`${path} could not be read`);
  if (tool === 'composer') return readComposer(context, path, text);
  return tool === 'poetry' || tool === 'uv' ? readPython(context, path, text, tool) : readNode(context, path, text);
}

function readNode(context: BuildContext, path: string, text: string): Reading {
  const own = readPackageJson(text);
  const packages = own && findWorkspaces(context, folderOf(path), own.workspaces);
  if (!own || !packages) return unread(`${path} could not be read`);
  const all = [own, ...packages.map((each) => readPackageJson(context.readText(each) ?? ''))];
  const manifests = all.filter((each) => each !== undefined);
  if (manifests.length !== all.length) return unread('a package of the workspace could not be read');
  const needs = new Set(manifests.flatMap((each) => [...each.needs.keys()]));
  const listed = [...new Set(manifests.flatMap((each) => [...each.devNeeds.keys()]))].filter((name) => !needs.has(name));
  const lock = readDependencies(context, 'node', path);
  const locked = lock.kind === 'read' ? lock.packages : [];
  const staying = new Set(locked.filter(({ isDev }) => !isDev).map(({ name }) => name));
  const gone = new Set([...listed, ...locked.filter(({ name, isDev }) => isDev && !staying.has(name)).map(({ name }) => name)]);
  const lifecycle = manifests.flatMap(findLifecycleScripts)[0]?.name;
  return {
    kind: 'read',
    listed,
    gone,
    stayingPrograms: readPrograms(context, folderOf(path), needs),
    scripts: own.scripts,
    lifecycle,
    modules: new Map([...gone].map((name) => [name, name])),
  };
} // prettier-ignore

/** Of npm's lock file all of them, of Bun's those of what the manifest asks for; without it those that are called like their package. */
function readPrograms(context: BuildContext, folder: string, needs: ReadonlySet<string>): ReadonlySet<string> {
  const programs = new Set([...needs].map((name) => name.slice(name.lastIndexOf('/') + 1)));
  for (const name of ['npm-shrinkwrap.json', 'package-lock.json']) {
    const packages = fieldOf(readJson(context.readText(joinPath(folder, name)) ?? ''), 'packages');
    for (const [key, entry] of entriesOf(packages)) {
      const bin = fieldOf(entry, 'bin');
      if (fieldOf(entry, 'dev') === true || fieldOf(entry, 'devOptional') === true) {
        // One that goes may be called like one that stays.
        if (bin === undefined) continue;
        for (const [program] of entriesOf(bin)) if (!needs.has(program)) programs.delete(program);
        continue;
      }
      if (typeof bin === 'string') programs.add(key.slice(key.lastIndexOf('/') + 1));
      for (const [program] of entriesOf(bin)) programs.add(program);
    }
  }
  const locked = fieldOf(readLooseJson(context.readText(joinPath(folder, 'bun.lock')) ?? ''), 'packages');
  for (const name of locked === undefined ? [] : needs) {
    const facts = listOf(fieldOf(locked, name)).find((part) => typeof part === 'object');
    for (const [program] of entriesOf(fieldOf(facts, 'bin'))) programs.add(program);
  }
  return programs;
}

function readComposer(context: BuildContext, path: string, text: string): Reading {
  const json = readJson(text);
  const lock = readJson(context.readText(joinPath(folderOf(path), 'composer.lock')) ?? '');
  if (lock === undefined) return unread('there is no composer.lock, which says what each package brings');
  const listed = entriesOf(fieldOf(json, 'require-dev')).map(([name]) => name);
  const packages = listOf(fieldOf(lock, 'packages-dev'));
  const names = packages.flatMap((entry) => stringOf(fieldOf(entry, 'name')) ?? []);
  const spaces = packages.flatMap((entry) =>
    ['psr-4', 'psr-0'].flatMap((kind) => entriesOf(fieldOf(fieldOf(entry, 'autoload'), kind)).map(([space]) => [space.replace(/\\+$/, ''), stringOf(fieldOf(entry, 'name')) ?? ''] as const)),
  );
  const bins = listOf(fieldOf(lock, 'packages')).flatMap((entry) => stringsOf(fieldOf(entry, 'bin')));
  const harmless = /^(?:@php artisan |Illuminate\\Foundation\\ComposerScripts::)/;
  const script = entriesOf(fieldOf(json, 'scripts')).find(
    ([name, value]) => /^(?:pre|post|init|command)(?:-|$)/.test(name) && !stringsOf(value).every((each) => harmless.test(each)),
  );
  return {
    kind: 'read',
    listed,
    gone: new Set([...listed, ...names]),
    stayingPrograms: new Set(bins.map((bin) => bin.slice(bin.lastIndexOf('/') + 1))),
    scripts: new Map(),
    lifecycle: script?.[0],
    modules: new Map(spaces.filter(([space]) => space !== '')),
  };
} // prettier-ignore

/** Programs and modules that are not called like their package, by the pages of PyPI. */
const PYTHON_NAMES: Readonly<Record<string, string>> = {
  beautifulsoup4: 'bs4', 'django-debug-toolbar': 'debug_toolbar', 'django-extensions': 'django_extensions', ipython: 'IPython', pillow: 'PIL',
  'psycopg2-binary': 'psycopg2', 'python-dotenv': 'dotenv', pyyaml: 'yaml', 'scikit-learn': 'sklearn', 'factory-boy': 'factory',
}; // prettier-ignore
const PYTHON_PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  django: ['django-admin'], 'python-dotenv': ['dotenv'], fastapi: ['fastapi'], sqlalchemy: [], pyyaml: [],
}; // prettier-ignore

function readPython(context: BuildContext, path: string, text: string, tool: 'poetry' | 'uv'): Reading {
  const toml = readToml(text);
  const reading = readDependencies(context, 'python', path);
  if (!toml || reading.kind === 'unread') return unread(`${path} could not be read`);
  if (!reading.isComplete) return unread('there is no lock file that says what only development needs');
  const groups = groupsOf(toml, tool);
  const other = groups.find(({ name }) => !/^(?:dev|development|test|tests|testing|lint|linting|docs|doc|typing)$/.test(name));
  if (other && tool === 'poetry') return unread(`the group "${other.name}" is not known to be for development`);
  const listed = groups.filter(({ name }) => tool === 'poetry' || name === 'dev').flatMap((group) => group.packages);
  const staying = new Set(reading.packages.filter(({ isDev }) => !isDev).map(({ name }) => name));
  const gone = new Set([...listed, ...reading.packages.filter(({ isDev }) => isDev).map(({ name }) => name)].filter((name) => !staying.has(name)));
  return {
    kind: 'read',
    listed: listed.filter((name) => !staying.has(name)),
    gone,
    stayingPrograms: new Set([...staying].flatMap((name) => [name, ...(PYTHON_PROGRAMS[name] ?? [])])),
    scripts: new Map(),
    lifecycle: undefined,
    modules: new Map([...gone].map((name) => [PYTHON_NAMES[name] ?? name.replaceAll('-', '_'), name])),
  };
} // prettier-ignore

function groupsOf(toml: unknown, tool: 'poetry' | 'uv'): readonly { name: string; packages: readonly string[] }[] {
  const tools = fieldOf(fieldOf(toml, 'tool'), tool);
  const standard = entriesOf(fieldOf(toml, 'dependency-groups')).map(([name, list]) => ({ name, packages: namesIn(list) }));
  if (tool === 'uv') return [...standard, { name: 'dev', packages: namesIn(fieldOf(tools, 'dev-dependencies')) }];
  const own = entriesOf(fieldOf(tools, 'group')).filter(([, group]) => fieldOf(group, 'optional') !== true);
  return [
    ...standard,
    { name: 'dev', packages: entriesOf(fieldOf(tools, 'dev-dependencies')).map(([name]) => normalizeName(name)) },
    ...own.map(([name, group]) => ({ name, packages: entriesOf(fieldOf(group, 'dependencies')).map(([each]) => normalizeName(each)) })),
  ];
} // prettier-ignore

function namesIn(list: unknown): readonly string[] {
  return stringsOf(list).map((each) => normalizeName(/^[\w.-]+/.exec(each)?.[0] ?? ''));
}

function unread(because: string): UnreadDevelopment {
  return { kind: 'unread', because };
}
