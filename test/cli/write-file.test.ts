import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { type FileBytes, MAX_FILE_BYTES, readFileBytes } from '../../src/cli/read-file.ts';
import { FileChanged, LinkInPlace, readOldTexts, replaceFile, replaceFiles } from '../../src/cli/write-file.ts';

function readExisting(path: string): FileBytes {
  const read = readFileBytes(path);
  if ('tooLarge' in read) throw new Error('too large');
  return read;
}

test('replaces the text and keeps the mode', () => {
  const folder = makeFolder({ Dockerfile: 'FROM a\n' });
  const path = join(folder, 'Dockerfile');
  chmodSync(path, 0o754);
  replaceFile(readExisting(path), '\uFEFFFROM b\r\n');
  expect(readFileSync(path)).toEqual(Buffer.from('\uFEFFFROM b\r\n'));
  expect(statSync(path).mode & 0o7777).toBe(0o754);
  expect(readdirSync(folder)).toEqual(['Dockerfile']);
});

test('writes the target of a link and keeps the link', () => {
  const folder = makeFolder({ 'real/x': 'FROM a\n' });
  const path = join(folder, 'Dockerfile');
  symlinkSync('real/x', path);
  replaceFile(readExisting(path), 'FROM b\n');
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real/x'), 'utf8')).toBe('FROM b\n');
  expect(readdirSync(join(folder, 'real'))).toEqual(['x']);
});

test('leaves a file alone that changed since it was read', () => {
  const folder = makeFolder({ Dockerfile: 'FROM a\n' });
  const path = join(folder, 'Dockerfile');
  const was = readExisting(path);
  writeFileSync(path, 'FROM c\n');
  expect(() => replaceFile(was, 'FROM b\n')).toThrow(FileChanged);
  expect(readFileSync(path, 'utf8')).toBe('FROM c\n');
  expect(readdirSync(folder)).toEqual(['Dockerfile']);
});

test.skipIf(process.getuid?.() === 0)('does not replace a file that may not be written', () => {
  const folder = makeFolder({ Dockerfile: 'FROM a\n' });
  const path = join(folder, 'Dockerfile');
  chmodSync(path, 0o444);
  expect(() => replaceFile(readExisting(path), 'FROM b\n')).toThrow(/EACCES/);
  expect(readFileSync(path, 'utf8')).toBe('FROM a\n');
});

test('does not read folders and pipes, nor wait for them', () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'Dockerfile'));
  execFileSync('mkfifo', [join(folder, 'Dockerfile.pipe')]);
  expect(() => readFileBytes(join(folder, 'Dockerfile'))).toThrow('it is a folder');
  expect(() => readFileBytes(join(folder, 'Dockerfile.pipe'))).toThrow('it is not a regular file');
  expect(() => readFileBytes('/dev/zero')).toThrow('it is not a regular file');
});

test('does not read what is too large', () => {
  const folder = makeFolder({ Dockerfile: '' });
  truncateSync(join(folder, 'Dockerfile'), MAX_FILE_BYTES + 1);
  expect(readFileBytes(join(folder, 'Dockerfile'))).toEqual({ tooLarge: MAX_FILE_BYTES + 1 });
});

test('writes several files, or none of them', () => {
  const folder = makeFolder({ Dockerfile: 'FROM a\n' });
  const was = readExisting(join(folder, 'Dockerfile'));
  const ignore = readOldTexts(folder, [{ path: '.dockerignore', before: undefined, after: '.git\n' }]);
  writeFileSync(join(folder, 'Dockerfile'), 'FROM c\n');
  expect(() => replaceFiles([...ignore, { was, text: 'FROM b\n' }])).toThrow(FileChanged);
  expect(readdirSync(folder)).toEqual(['Dockerfile']);
  replaceFiles([...ignore, { was: readExisting(join(folder, 'Dockerfile')), text: 'FROM b\n' }]);
  expect(readFileSync(join(folder, '.dockerignore'), 'utf8')).toBe('.git\n');
  expect(statSync(join(folder, '.dockerignore')).mode & 0o777).toBe(0o644);
  expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe('FROM b\n');
});

test('never puts a new file in the place of anything, nor writes beside a Dockerfile through a link', () => {
  const folder = makeFolder({ x: 'mine\n' });
  const change = { path: '.dockerignore', before: undefined, after: '.git\n' };
  const ready = readOldTexts(folder, [change]);
  writeFileSync(join(folder, '.dockerignore'), 'theirs\n');
  expect(() => replaceFiles(ready)).toThrow(FileChanged);
  expect(() => replaceFiles(readOldTexts(folder, [{ ...change, before: 'others\n' }]))).toThrow(FileChanged);
  expect(readFileSync(join(folder, '.dockerignore'), 'utf8')).toBe('theirs\n');
  const linked = makeFolder({ x: 'mine\n' });
  symlinkSync('x', join(linked, '.dockerignore'));
  expect(() => readOldTexts(linked, [{ ...change, before: 'mine\n' }])).toThrow(LinkInPlace);
  expect(readdirSync(linked).sort()).toEqual(['.dockerignore', 'x']);
});
