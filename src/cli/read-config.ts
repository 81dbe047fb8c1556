import { basename, extname } from 'node:path';
import { lilconfig } from 'lilconfig';
import type { Config } from '../plan/choices.ts';
import { parseConfig } from '../plan/config.ts';
import { parseConfigText } from '../plan/config-text.ts';
import type { Transform } from '../transform/transform.ts';

/**
 * The configuration in a file (absolute); `undefined` for a package.json without our key. A file of its own, since an
 * ordinary run has no configuration and need not load what reads one.
 * @param shown the file as the messages name it
 * @throws ConfigError where the text or the value is wrong
 */
export async function readConfig(
  file: string,
  shown: string,
  preset: readonly Transform[],
): Promise<Config | undefined> {
  const load = (_: string, text: string): Promise<unknown> => parseConfigText(text, shown);
  const loaders = { '.json': load, '.yaml': load, '.yml': load, noExt: load, [extname(file) || 'noExt']: load };
  // The loader has already taken the key out of a package.json.
  const loaded = await lilconfig('dockoptimize', { loaders, packageProp: [] }).load(file);
  const value: unknown = loaded?.isEmpty ? {} : loaded?.config;
  if (basename(file) === 'package.json' && (value === undefined || value === null)) return undefined;
  return parseConfig(value, shown, preset);
}
