import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a context by their paths, in some order. */
export type ContextTable = Readonly<Record<string, string | Uint8Array>>;

/**
 * The table `context.json` of a case: paths with their texts, or with numbers of bytes (of files, for `folder/*`).
 * `undefined` where it has none.
 */
export function readContextTable(folder: string): ContextTable | undefined {
  const table = join(folder, 'context.json');
  if (!existsSync(table)) return undefined;
  const files = Object.entries(JSON.parse(readFileSync(table, 'utf8')) as Record<string, string | number>);
  const entries = files.flatMap(([path, held]): readonly (readonly [string, string | Uint8Array])[] => {
    if (typeof held === 'string') return [[path, held]];
    if (!path.endsWith('/*')) return [[path, new Uint8Array(held)]];
    return Array.from({ length: held }, (_, i) => [path.replace('*', String(i)), '']);
  });
  return Object.fromEntries(entries);
}

/** The same, or the files of its folder `context`; `undefined` also where there is a link among them. */
export function readContextFiles(folder: string): ContextTable | undefined {
  const root = join(folder, 'context');
  if (!existsSync(root)) return readContextTable(folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  if (names.some((name) => lstatSync(join(root, name)).isSymbolicLink())) return undefined;
  const files = names.filter((name) => lstatSync(join(root, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(root, name))]));
}
