import { cleanPath } from '../../context/context-path.ts';
import type { CommandSite } from '../../shell/walk.ts';

/** Where the commands of a script have gone: a path, absolute or from where it began; `unknown` where that depends on the run. */
export type CurrentFolder = string | { readonly kind: 'unknown' };

const UNKNOWN: CurrentFolder = { kind: 'unknown' };
const CHANGES: ReadonlySet<string | undefined> = new Set(['cd', 'pushd', 'popd', 'chdir']);

/** Where a script is after one of its commands. @param folder before it; `undefined` is where the script began */
export function followFolder(
  folder: CurrentFolder | undefined,
  { command, within, isPiped }: CommandSite,
): CurrentFolder | undefined {
  const [name, ...rest] = command.words;
  if (!CHANGES.has(name?.value)) return folder;
  const [path, more] = rest.filter(({ value }) => !/^-[LPe]+$|^--$/.test(value ?? ''));
  const isPlain = name!.value === 'cd' && within.length === 0 && !isPiped && more === undefined;
  if (!isPlain || path?.value === undefined || path.value === '-' || path.value.startsWith('~')) return UNKNOWN;
  if (path.value.startsWith('/')) return cleanPath(path.value);
  if (typeof folder === 'object') return UNKNOWN;
  return folder === undefined ? path.value : `${folder}/${path.value}`;
}
