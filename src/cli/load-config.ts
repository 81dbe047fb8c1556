import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { describeError, UsageError } from './usage-error.ts';
import type { Config } from '../plan/choices.ts';
import type { Transform } from '../transform/transform.ts';

/** A configuration and where it is from. */
export interface FoundConfig {
  readonly config: Config;
  /** The absolute folder from which its globs count. */
  readonly folder: string;
}

/** Finds the configuration of a folder (absolute); `undefined` where there is none. */
export type FindConfig = (folder: string) => Promise<FoundConfig | undefined>;

/** The names in a folder, the first that is there counts. */
const CONFIG_NAMES = [
  'dockoptimize.config.json',
  'dockoptimize.config.yaml',
  'dockoptimize.config.yml',
  'package.json',
];

/**
 * Looks for configurations from a folder upwards, each folder once. As long as none is there it costs a few looks at the
 * file system: what reads them is loaded only then.
 * @param preset the transforms that a configuration may name
 */
export function findNearestConfig(preset: readonly Transform[]): FindConfig {
  const known = new Map<string, Promise<FoundConfig | undefined>>();
  const find = (folder: string): Promise<FoundConfig | undefined> => {
    const before = known.get(folder);
    if (before) return before;
    const found = findIn(folder).then((own) => own ?? findAbove(folder));
    known.set(folder, found);
    return found;
  };
  const findIn = async (folder: string): Promise<FoundConfig | undefined> => {
    for (const file of CONFIG_NAMES.map((name) => join(folder, name))) {
      if (!mayHoldConfig(file)) continue;
      const found = await loadConfig(file, file, preset);
      if (found) return found;
    }
    return undefined;
  };
  const findAbove = (folder: string): Promise<FoundConfig | undefined> => {
    const above = dirname(folder);
    return above === folder ? Promise.resolve(undefined) : find(above);
  };
  return find;
}

/**
 * The configuration in a file that the user named, for all folders. Its globs count from the file's folder.
 * @throws UsageError where it cannot be read, ConfigError where it is wrong
 */
export async function useConfig(file: string, current: string, preset: readonly Transform[]): Promise<FindConfig> {
  const path = resolve(current, file);
  const found = existsSync(path) ? await loadConfig(path, file, preset) : undefined;
  if (found) return () => Promise.resolve(found);
  const why = existsSync(path) ? 'it has no key "dockoptimize"' : 'it does not exist';
  const advice = 'name a file that holds one, or run "dockoptimize init" to write one';
  throw new UsageError(`the configuration "${file}" cannot be used: ${why}; ${advice}`);
}

/** The path as the globs of a configuration or of `--exclude` see it: from the folder, with `/`, never out of it. */
export function pathForGlobs(folder: string, absolute: string): string {
  return relative(folder, absolute)
    .split(sep)
    .filter((name) => name !== '..')
    .join('/');
}

const MAX_PACKAGE_BYTES = 4 * 1024 * 1024;

/** Most package.json files have nothing to do with us, and need not even be JSON. */
function mayHoldConfig(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return false;
  if (!isPackageFile(file)) return true;
  return found.size <= MAX_PACKAGE_BYTES && readText(file).includes('"dockoptimize"');
}

/** @param shown as the messages name it */
async function loadConfig(file: string, shown: string, preset: readonly Transform[]): Promise<FoundConfig | undefined> {
  // Reading first tells a file that cannot be read from one with a wrong text.
  readText(file);
  const { readConfig } = await import('./read-config.ts');
  const config = await readConfig(file, shown, preset);
  return config && { config, folder: dirname(file) };
}

function isPackageFile(file: string): boolean {
  return basename(file) === 'package.json';
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const advice = 'mend that, or name another with --config';
    throw new UsageError(`the configuration "${file}" cannot be read: ${describeError(error)}; ${advice}`);
  }
}
