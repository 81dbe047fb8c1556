import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { fieldOf, stringOf } from '../dependencies/fields.ts';
import { type Entry, findEntry, readIndented } from '../dependencies/indented-text.ts';
import { readJson } from '../dependencies/json.ts';
import { readLockStep } from '../dependencies/lock-step.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';

/** The command by which a Yarn later than 1 installs what runs. */
export interface Focus {
  /** Behind the program's name. */
  readonly words: 'workspaces focus --production' | 'workspaces focus --all --production';
  /** By what the version is known, as a clause. */
  readonly found: string;
}

/** Options of an install that have nothing to say to it: those that only check. It takes none of them (4.5.3, executed 2026-11-21). */
const CHECKS: ReadonlySet<string> = new Set(['--immutable', '--inline-builds', '--frozen-lockfile']);

/**
 * Whether `yarn workspaces focus --production` installs what `yarn install` does, but for the packages of development. It is
 * part of Yarn from 4 on; 3 has it by the plugin `workspace-tools` (yarnpkg.com/cli/workspaces/focus; 3.1.3 of the plugin). It goes by the
 * lock file, and leaves out without a word what that does not have (4.5.3, executed 2026-11-21): the two have to be in step.
 * @param manifest path in the context of `package.json`
 * @param settings path in the context of `.yarnrc.yml`
 */
export function readFocus(
  context: BuildContext,
  manifest: string,
  settings: string,
  { options }: DependencyInstall,
): Focus | { readonly because: string } {
  const folder = folderOf(manifest);
  if (settings !== joinPath(folder, '.yarnrc.yml')) return { because: '.yarnrc.yml is that of another folder' };
  const entries = readIndented(context.readText(settings) ?? '');
  if (!entries) return { because: `${settings} could not be read` };
  const linker = findEntry(entries, 'nodeLinker')?.value.replace(/["']/g, '');
  if (linker !== 'node-modules') return { because: 'Yarn keeps packages elsewhere than in node_modules (nodeLinker)' };
  const json = readJson(context.readText(manifest) ?? '');
  const version = findVersion(entries, json);
  if (!version) return { because: 'neither packageManager nor yarnPath tells which Yarn it is' };
  const { major, found } = version;
  if (major < 2) return { because: `${found} is another Yarn than wrote the lock file` };
  if (major === 2) return { because: 'which words of it Yarn 2 takes is not known' };
  if (major < 4 && !hasPlugin(entries)) return { because: `Yarn ${major} needs the plugin workspace-tools for it (yarn plugin import workspace-tools)` };
  const odd = [...options.keys()].find((name) => !CHECKS.has(name));
  if (odd !== undefined) return { because: `the command that Yarn ${major} has for it takes no "${odd}"` };
  const step = readLockStep(context, joinPath(folder, 'yarn.lock'));
  if (step.kind !== 'in-step') return { because: step.because };
  if (step.format !== 'yarn 2') return { because: 'the lock file is one of Yarn 1' };
  const hasWorkspaces = fieldOf(json, 'workspaces') !== undefined;
  return { words: hasWorkspaces ? 'workspaces focus --all --production' : 'workspaces focus --production', found };
} // prettier-ignore

/** `yarnPath` comes before `packageManager` (yarnpkg.com/configuration/yarnrc#yarnPath). */
function findVersion(entries: readonly Entry[], json: unknown): { readonly major: number; readonly found: string } | undefined {
  const path = findEntry(entries, 'yarnPath')?.value.replace(/["']/g, '');
  const ofPath = path === undefined ? undefined : /^yarn-(\d+)\.\d+\.\d+[\w.-]*\.c?js$/.exec(baseName(path));
  if (path !== undefined) return ofPath ? { major: Number(ofPath[1]), found: `yarnPath is ${path}` } : undefined;
  const named = stringOf(fieldOf(json, 'packageManager')) ?? '';
  const own = /^yarn@(\d+)\.\d+\.\d+/.exec(named);
  return own ? { major: Number(own[1]), found: `packageManager is ${own[0]}` } : undefined;
} // prettier-ignore

function hasPlugin(entries: readonly Entry[]): boolean {
  const plugins = findEntry(entries, 'plugins')?.children ?? [];
  return JSON.stringify(plugins.map(({ key, value }) => [key, value])).includes('plugin-workspace-tools');
}
