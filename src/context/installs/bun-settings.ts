import type { BuildContext } from '../build-context.ts';
import { joinPath } from '../context-path.ts';
import { readLooseJson } from '../dependencies/json.ts';
import { entriesOf, fieldOf, stringsOf } from '../dependencies/fields.ts';
import { readToml } from '../dependencies/toml.ts';

/** Lock files of other tools, which Bun takes over where it has none of its own ("bun install", "Migrating"). */
const FOREIGN_LOCKS = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
];

/** What Bun reads beside `package.json`: lock file, settings; relative to its folder. */
export function companionsOfBun(context: BuildContext, folder: string): readonly string[] {
  const own = ['bun.lock', 'bun.lockb'];
  const isLocked = own.some((name) => context.has(joinPath(folder, name)));
  return [...own, 'bunfig.toml', '.npmrc', ...(isLocked ? [] : FOREIGN_LOCKS)];
}

/** Of the table `install` of `bunfig.toml`, those that name no file ("bunfig.toml", "Package manager"). */
const PLAIN: ReadonlySet<string> = new Set([
  'auto', 'concurrentScripts', 'dev', 'dryRun', 'exact', 'frozenLockfile', 'ignoreScripts', 'linkWorkspacePackages', 'linker',
  'minimumReleaseAge', 'minimumReleaseAgeExcludes', 'optional', 'peer', 'prefer', 'production', 'registry', 'saveTextLockfile', 'scopes',
]); // prettier-ignore

/** It loads these by itself, whatever it is told to do ("Environment variables"). */
const ENVIRONMENTS = [
  '.env',
  '.env.local',
  '.env.development',
  '.env.development.local',
  '.env.production',
  '.env.production.local',
];
/** Variables by which it is told where packages come from, or where they go. */
const SETS = /^[ \t]*(?:export[ \t]+)?(?:BUN_|NPM_|npm_)\w*[ \t]*=/m;
const MAX_TEXT = 100_000;

/** A setting by which an install of Bun reads or writes more than is known, as a clause. */
export function findBunSetting(context: BuildContext, folder: string): string | undefined {
  const path = joinPath(folder, 'bunfig.toml');
  const text = context.readText(path);
  if (text === undefined && context.has(path)) return `${path} could not be read`;
  const toml = text === undefined ? undefined : readToml(text);
  if (text !== undefined && !toml) return `${path} could not be read`;
  const odd = entriesOf(fieldOf(toml, 'install')).find(([name]) => !PLAIN.has(name));
  if (odd) return `"install.${odd[0].slice(0, 40)}" of ${path} may name further files`;
  // What it loads from there would not be loaded before the sources are copied.
  for (const name of ENVIRONMENTS) {
    const own = context.readText(joinPath(folder, name));
    if (own !== undefined && (own.length > MAX_TEXT || SETS.test(own)))
      return `${joinPath(folder, name)} sets what Bun heeds`;
    const isAsked =
      own !== undefined && /\$/.test(`${text ?? ''}${context.readText(joinPath(folder, '.npmrc')) ?? ''}`);
    if (isAsked) return `settings name a variable, and Bun loads ${joinPath(folder, name)}`;
  }
  return undefined;
}

/** Whether `bunfig.toml` says if packages of development are installed. */
export function isDecidedByBunfig(context: BuildContext, folder: string): boolean {
  const text = context.readText(joinPath(folder, 'bunfig.toml'));
  const install = fieldOf(text === undefined ? undefined : readToml(text), 'install');
  return fieldOf(install, 'dev') !== undefined || fieldOf(install, 'production') !== undefined;
}

/** Whether Bun leaves its lock file alone: what is for production does, too. */
export function isFrozenByBun(options: ReadonlyMap<string, unknown>): boolean {
  return ['--production', '-p', '--no-save'].some((name) => options.has(name));
}

/** The packages whose install scripts Bun runs; `undefined` where that is its own list of well-known ones ("trustedDependencies"). */
export function trustedByBun(json: unknown): readonly string[] | undefined {
  const field = fieldOf(json, 'trustedDependencies');
  return Array.isArray(field) ? stringsOf(field) : undefined;
}

/**
 * A package of development that a setting names, which Bun heeds when it runs a source: what `tsconfig.json` extends or takes
 * JSX from, what `bunfig.toml` has it load before, or bundle pages with as it serves them ("Runtime", "tsconfig.json" and "preload";
 * "Fullstack dev server", "Plugins"). Where nothing is said, it takes JSX from React ("JSX"). @returns a clause
 */
export function findBunUse(context: BuildContext, folder: string, gone: ReadonlySet<string>): string | undefined {
  for (const name of ['tsconfig.json', 'jsconfig.json', 'bunfig.toml']) {
    const path = joinPath(folder, name);
    const text = context.readText(path);
    if (text === undefined) continue;
    const settings = name === 'bunfig.toml' ? readToml(text) : readLooseJson(text);
    if (settings === undefined) return `${path} could not be read`;
    const jsx = fieldOf(fieldOf(settings, 'compilerOptions'), 'jsxImportSource');
    const plugins = fieldOf(fieldOf(fieldOf(settings, 'serve'), 'static'), 'plugins');
    const said = [fieldOf(settings, 'extends'), fieldOf(settings, 'preload'), jsx, plugins];
    const words = said.flatMap(stringsOf);
    const named = words.map((word) => /^(?:@[^/]+\/)?[^/]+/.exec(word)?.[0] ?? '').find((word) => gone.has(word));
    if (named !== undefined) return `${path} names ${named}`;
  }
  const page = gone.has('react') ? context.list().find((path) => /\.[jt]sx$/.test(path) && !path.includes('node_modules/')) : undefined;
  return page && `${page} has JSX, which Bun takes from react`;
} // prettier-ignore
