import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { memoryContext } from '../../src/context/memory.ts';
import { rewrite, type RewriteOptions } from '../../src/index.ts';
import { type ContextTable, readContextFiles } from '../snapshot-contexts.ts';

const SNAPSHOTS = fileURLToPath(new URL('../../snapshots', import.meta.url));
const TODAY = '2026-11-21';
/** Those that look at the files of a build. */
const FROM_CONTEXT = ['copy-manifests-first', 'dockerignore', 'npm-ci', 'os-packages-first', 'production-deps', 'split-stage']; // prettier-ignore

const cases = readdirSync(SNAPSHOTS)
  .flatMap((transform) => readdirSync(join(SNAPSHOTS, transform)).map((name) => `${transform}/${name}`))
  .flatMap((name) => {
    const files = readContextFiles(join(SNAPSHOTS, name));
    return files ? [{ name, files }] : [];
  });

interface Named {
  readonly dockerfile?: string;
}

type Entries = readonly (readonly [string, string | Uint8Array])[];

const ORDERS: readonly (readonly [name: string, order: (entries: Entries) => Entries])[] = [
  ['from the last name to the first', (entries) => entries.toSorted(([a], [b]) => (a < b ? 1 : -1))],
  ['in the order of a hash', (entries) => entries.toSorted(([a], [b]) => hashOf(a) - hashOf(b))],
];

function hashOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7);
}

/** No file system promises in which order it lists a folder. */
describe.each(cases)('snapshots/$name', ({ name, files }) => {
  const before = readFileSync(join(SNAPSHOTS, name, 'before.Dockerfile'), 'utf8');
  const path = join(SNAPSHOTS, name, 'options.json');
  const options = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RewriteOptions & Named) : {};
  const run = (text: string, table: ContextTable) => {
    const context = memoryContext(table, { dockerfile: options.dockerfile });
    return rewrite(text, { ...options, unsafe: true, only: FROM_CONTEXT, today: TODAY, context });
  };
  const result = run(before, files);

  test.each(ORDERS)('gives the same when folders are listed %s', (_, order) => {
    expect(run(before, Object.fromEntries(order(Object.entries(files))))).toEqual(result);
  });

  test('is done after one run', () => {
    const changed = Object.fromEntries(result.files.map(({ path: own, after }) => [own, after]));
    expect(run(result.after, { ...files, ...changed })).toMatchObject({ after: result.after, files: [], steps: [] });
  });
});
