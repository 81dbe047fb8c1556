import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as ours from '../scripts/bundle/positions.ts';

const require = createRequire(import.meta.url);
const parserFolder = dirname(require.resolve('dockerfile-ast'));
const theirs = createRequire(join(parserFolder, 'main.js'))('vscode-languageserver-types') as typeof ours;

test('the bundle makes the positions and ranges that the package makes', () => {
  const [start, end] = [ours.Position.create(1, 2), ours.Position.create(3, 4)];
  expect(start).toEqual(theirs.Position.create(1, 2));
  expect(ours.Range.create(start, end)).toEqual(theirs.Range.create(start, end));
  expect(ours.Range.create(1, 2, 3, 4)).toEqual(theirs.Range.create(1, 2, 3, 4));
});

test('dockerfile-ast uses nothing else of the package', () => {
  const files = readdirSync(parserFolder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  const used = files.flatMap((path) =>
    [...readFileSync(join(parserFolder, path), 'utf8').matchAll(/languageserver_types_1\.(\w+\.?\w*)/g)].map(
      ([, name]) => name,
    ),
  );
  expect([...new Set(used)].sort()).toEqual(['Position.create', 'Range.create']);
});
