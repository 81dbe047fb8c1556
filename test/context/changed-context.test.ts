import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/context/folder.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { makeFolder } from '../cli/folder.ts';

test('a context with another ignore file is another context', () => {
  const context = memoryContext({ 'a.log': 'x', 'b/c.log': 'xy', 'd.txt': 'xyz', '.dockerignore': 'd.txt\n' });
  expect(context.list()).toEqual(['.dockerignore', 'a.log', 'b/c.log']);
  const changed = context.withFile('.dockerignore', '**/*.log\n');
  expect(changed.list()).toEqual(['.dockerignore', 'd.txt']);
  expect(changed.ignoreFile).toEqual({ path: '.dockerignore', text: '**/*.log\n', isOwn: false, isLink: false });
  expect(changed.readText('.dockerignore')).toBe('**/*.log\n');
  expect(context.list()).toEqual(['.dockerignore', 'a.log', 'b/c.log']);
  expect(context.withFile('new/file.txt', 'ab').sizeOf('new/file.txt')).toBe(2);
  expect(() => context.withFile('.dockerignore', '[a\n')).toThrow(/no builder takes/);
  expect(context.withFile('../out', 'x')).toBe(context);
});

test('sizes are those of the files, and folders taken as a whole are not looked into', () => {
  const folder = makeFolder({ 'a.bin': new Uint8Array(1000), 'n/b': 'xy', 'n/m/c': 'x', '.dockerignore': 'n/b\n' });
  const context = openFolder(folder, { dockerfile: join(folder, 'Dockerfile') });
  expect([context.sizeOf('a.bin'), context.sizeOf('n/m/c'), context.sizeOf('n/b'), context.sizeOf('n')]).toEqual([
    1000,
    1,
    undefined,
    undefined,
  ]);
  expect([...context.walk((path) => path === 'n')]).toEqual(['.dockerignore', 'a.bin', 'n']);
  expect([...context.walk(() => false)]).toEqual(['.dockerignore', 'a.bin', 'n/m/c']);
  expect(context.dockerfile).toBe('Dockerfile');
});

test('the ignore file of a Dockerfile goes before the common one, wherever it is (H7)', () => {
  const folder = makeFolder({
    'ctx/a': 'x',
    'ctx/.dockerignore': 'a\n',
    'images/Dockerfile.dockerignore': 'b\n',
    'ctx/i/Web.dockerignore': 'c\n',
  });
  const root = join(folder, 'ctx');
  expect(openFolder(root).ignoreFile).toEqual({ path: '.dockerignore', text: 'a\n', isOwn: false, isLink: false });
  expect(openFolder(root, { dockerfile: join(folder, 'images/Dockerfile') }).ignoreFile).toMatchObject({
    path: undefined,
    isOwn: true,
  });
  expect(openFolder(root, { dockerfile: join(root, 'i/Web') }).ignoreFile).toMatchObject({
    path: 'i/Web.dockerignore',
    text: 'c\n',
    isOwn: true,
  });
});

test('a link to a folder above does not lead round in a circle', () => {
  const folder = makeFolder({ 'a/b': 'x' });
  mkdirSync(join(folder, 'c'));
  symlinkSync('..', join(folder, 'c/up'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM a\n');
  expect([...openFolder(folder).walk(() => false)]).toEqual(['Dockerfile', 'a/b']);
});
