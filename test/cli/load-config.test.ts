import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { findNearestConfig, pathForGlobs, useConfig } from '../../src/cli/load-config.ts';
import type { Transform } from '../../src/transform/transform.ts';

const preset: readonly Transform[] = [
  {
    id: 'tidy',
    summary: 'Tidy',
    category: 'size',
    isDefault: true,
    applicability: 'safe',
    effects: [],
    answers: [],
    refusals: {},
    defaults: {},
    inspect: () => [],
  },
];

test('takes the nearest of all names, and goes on upwards where package.json has no key of ours', async () => {
  const folder = makeFolder({
    'dockoptimize.config.json': '{ "unsafe": true }',
    'yaml/dockoptimize.config.yaml': 'skip: [tidy]\n',
    'yaml/package.json': '{ "dockoptimize": { "unsafe": true } }',
    'yml/dockoptimize.config.yml': '# nothing\n',
    'package/package.json': '{ "dockoptimize": { "skip": ["tidy"] } }',
    'dependent/package.json': '{ "devDependencies": { "dockoptimize": "1" } }',
    'broken/package.json': '{ not json',
    'empty/dockoptimize.config.json': ' ',
  });
  const find = findNearestConfig(preset);
  const at = async (name: string): Promise<unknown> => (await find(join(folder, name)))?.config;
  expect(await at('.')).toEqual({ unsafe: true });
  expect(await at('yaml/deep/er')).toEqual({ skip: ['tidy'] });
  expect(await at('yml')).toEqual({});
  expect(await at('package')).toEqual({ skip: ['tidy'] });
  expect(await at('dependent')).toEqual({ unsafe: true });
  expect(await at('broken')).toEqual({ unsafe: true });
  expect(await at('empty')).toEqual({});
  expect((await find(join(folder, 'broken')))?.folder).toBe(folder);
});

test('names the file, the key and what was expected', async () => {
  const folder = makeFolder({ 'dockoptimize.config.json': '{ "unsafe": "yes" }' });
  await expect(findNearestConfig(preset)(folder)).rejects.toThrow(
    /dockoptimize\.config\.json: unsafe: expected true or false/,
  );
});

test('uses a named file of any name for all folders', async () => {
  const folder = makeFolder({ 'ci/strict.conf': 'unsafe: false\n', 'package.json': '{}' });
  const find = await useConfig('ci/strict.conf', folder, preset);
  expect(await find('/anywhere')).toEqual({ config: { unsafe: false }, folder: join(folder, 'ci') });
  await expect(useConfig('nope.json', folder, preset)).rejects.toThrow(/"nope.json" cannot be used: it does not exist/);
  await expect(useConfig('package.json', folder, preset)).rejects.toThrow(/it has no key "dockoptimize"/);
});

test('sees a path from the folder of the configuration', () => {
  expect(pathForGlobs('/a', '/a/b/Dockerfile')).toBe('b/Dockerfile');
  expect(pathForGlobs('/a', '/x/Dockerfile')).toBe('x/Dockerfile');
});
