import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../cli/folder.ts';
import { MAX_FILES, MAX_TEXT_BYTES } from '../../src/context/build-context.ts';
import { ContextError } from '../../src/context/context-error.ts';
import { openFolder } from '../../src/context/folder.ts';
import type { FileTree, TreeEntry } from '../../src/context/file-tree.ts';
import { NO_RULES, readIgnoreRules } from '../../src/context/ignore-rules.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { openContext } from '../../src/context/open-context.ts';

const FILES = {
  'package.json': '{}',
  'src/b.ts': 'b',
  'src/a/z.ts': 'z',
  'src/a.ts': 'a',
  'docs/readme.md': 'r',
  'docs/secret.md': 's',
  '.dockerignore': '**/*.md\n!docs/readme.md\nsrc/a\n',
};

describe.each([
  ['a folder', (files: Readonly<Record<string, string | Uint8Array>>) => openFolder(makeFolder(files))],
  ['memory', (files: Readonly<Record<string, string | Uint8Array>>) => memoryContext(files)],
])('a context in %s', (_, open) => {
  test('lists what a COPY would bring, folder by folder, in the order of names', () => {
    expect(open(FILES).list()).toEqual(['.dockerignore', 'docs/readme.md', 'package.json', 'src/a.ts', 'src/b.ts']);
    expect(open(FILES).list('src')).toEqual(['src/a.ts', 'src/b.ts']);
    expect(open(FILES).namesIn('')).toEqual(['.dockerignore', 'docs', 'package.json', 'src']);
  });

  test('has files and folders by their exact names', () => {
    const context = open(FILES);
    expect(['', '.', 'src', './src/', 'src/a.ts', 'docs/readme.md'].map((path) => context.has(path))).toEqual(
      Array.from({ length: 6 }, () => true),
    );
    const missing = ['src/a', 'docs/secret.md', 'SRC', 'src/b.ts/x', '../x', 'src/../../x', 'a\0b', '__proto__'];
    expect(missing.filter((path) => context.has(path))).toEqual([]);
    expect(context.isFolder('src')).toBe(true);
    expect(context.isFolder('package.json')).toBe(false);
  });

  test('reads texts and first bytes', () => {
    const context = open({ ...FILES, binary: new Uint8Array([0x7f, 0x45, 0xff]) });
    expect(context.readText('src/../package.json')).toBe('{}');
    expect(context.readText('docs/secret.md')).toBeUndefined();
    expect(context.readText('binary')).toBeUndefined();
    expect([...context.readStart('binary', 2)!]).toEqual([0x7f, 0x45]);
    expect(context.readStart('src', 2)).toBeUndefined();
  });

  test('reads no text above its limit, but its start', () => {
    const context = open({ large: 'x'.repeat(MAX_TEXT_BYTES + 1), exact: 'x'.repeat(MAX_TEXT_BYTES) });
    expect(context.readText('large')).toBeUndefined();
    expect(context.readText('exact')).toHaveLength(MAX_TEXT_BYTES);
    expect(context.readStart('large', 10)).toHaveLength(10);
  });

  test('has an ignored folder only where something in it is taken in again', () => {
    const context = open({ 'a/b/c': '', 'd/e': '', '.dockerignore': '*\n!a/b\n' });
    expect(['a', 'a/b', 'a/b/c', 'd', 'd/e'].map((path) => context.has(path))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(context.list()).toEqual(['a/b/c']);
  });

  test('an ignore file that a builder rejects is an error', () => {
    expect(() => open({ '.dockerignore': 'a\n!\n' })).toThrow(ContextError);
    expect(() => open({ '.dockerignore': '[\n' })).toThrow('which no builder takes');
    expect(() => open({ '.dockerignore': 'a\n'.repeat(100_000) })).toThrow(ContextError);
  });
});

test('tells the mode of a file where the system keeps one', () => {
  const root = makeFolder({ start: '', tool: '', hidden: '', 'in/x': '', '.dockerignore': 'hidden' });
  chmodSync(join(root, 'start'), 0o644);
  chmodSync(join(root, 'tool'), 0o4755);
  const context = openFolder(root);
  const isKept = process.platform !== 'win32';
  expect(context.modeOf('./start')).toBe(isKept ? 0o644 : undefined);
  expect(context.modeOf('tool')).toBe(isKept ? 0o4755 : undefined);
  expect(context.withFile('start', 'other').modeOf('start')).toBe(isKept ? 0o644 : undefined);
  expect(['hidden', 'in', 'gone', '../x'].map((path) => context.modeOf(path))).toEqual(Array.from({ length: 4 }));
  const memory = memoryContext({ a: '', b: '' }, { modes: { a: 0o755 } });
  expect([memory.modeOf('a'), memory.modeOf('b')]).toEqual([0o755, undefined]);
});

test('the ignore file of the Dockerfile takes the place of the common one, wherever the Dockerfile is (H7)', () => {
  const root = makeFolder({ a: '', b: '', '.dockerignore': 'a', 'x/Dockerfile': '', 'x/Dockerfile.dockerignore': 'b' });
  expect(openFolder(root, { dockerfile: join(root, 'Dockerfile') }).has('a')).toBe(false);
  const own = openFolder(root, { dockerfile: join(root, 'x/Dockerfile') });
  expect([own.has('a'), own.has('b')]).toEqual([true, false]);
  expect(openFolder(root, { rules: NO_RULES }).has('a')).toBe(true);
  expect(memoryContext({ a: '', b: '', 'Dockerfile.dockerignore': 'b', '.dockerignore': 'a' }).has('a')).toBe(true);
});

describe.skipIf(process.platform === 'win32')('links', () => {
  test('are followed inside of the context alone', () => {
    const outside = makeFolder({ secret: 'geheim', 'folder/secret': 'geheim' });
    const root = makeFolder({ 'in/file': 'text', ignored: 'x', '.dockerignore': 'ignored' });
    symlinkSync('in/file', join(root, 'good'));
    symlinkSync('in', join(root, 'folder'));
    symlinkSync('../file', join(root, 'in/up'));
    symlinkSync('./in/../in/./file', join(root, 'winding'));
    symlinkSync(join(outside, 'secret'), join(root, 'absolute'));
    symlinkSync(join(root, 'in/file'), join(root, 'absolute-inside'));
    symlinkSync(`../${outside.split('/').at(-1)!}/secret`, join(root, 'climbs'));
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync('ignored', join(root, 'to-ignored'));
    symlinkSync('nowhere', join(root, 'dangling'));
    const context = openFolder(root);
    expect(['good', 'folder/file', 'winding'].map((path) => context.readText(path))).toEqual(['text', 'text', 'text']);
    const closed = [
      'absolute',
      'absolute-inside',
      'climbs',
      'outside/secret',
      'outside/folder/secret',
      'to-ignored',
      'dangling',
      'in/up',
      'folder/../../x',
    ];
    expect(closed.filter((path) => context.has(path) || context.readStart(path, 1))).toEqual([]);
    // A link to a folder is copied as a link: what is behind it comes by its own name only.
    expect(context.list()).toEqual(['.dockerignore', 'good', 'in/file', 'winding']);
    expect(context.list('folder')).toEqual(['folder/file']);
    expect(context.list('outside')).toEqual([]);
  });

  test('that go in circles end', () => {
    const root = makeFolder({ a: '' });
    symlinkSync('two', join(root, 'one'));
    symlinkSync('one', join(root, 'two'));
    symlinkSync('.', join(root, 'self'));
    symlinkSync('grow/grow', join(root, 'grow'));
    const context = openFolder(root);
    expect(context.has('one')).toBe(false);
    expect(context.has('grow')).toBe(false);
    expect(context.has(`${'self/'.repeat(30)}a`)).toBe(true);
    expect(context.has(`${'self/'.repeat(400)}a`)).toBe(false);
    expect(context.list()).toEqual(['a']);
  });

  test('in the place of the ignore file show nothing of what is outside', () => {
    const outside = makeFolder({ secret: '[geheim' });
    const root = makeFolder({ a: '' });
    symlinkSync(join(outside, 'secret'), join(root, '.dockerignore'));
    expect(() => openFolder(root)).toThrow(/^\.dockerignore cannot be read: (?!.*geheim)/);
  });

  test('pipes are skipped, not waited for', () => {
    const root = makeFolder({ a: '' });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const context = openFolder(root);
    expect(context.list()).toEqual(['a']);
    expect(context.readStart('pipe', 1)).toBeUndefined();
  });
});

test('what is listed after it is gone is nothing', () => {
  const context = openFolder(join(makeFolder(), 'nowhere'));
  expect(context.list()).toEqual([]);
  expect(context.has('a')).toBe(false);
});

/** `folders` folders with 100 files each, in `all` and in the ignored `node_modules`; counts what was listed. */
function largeTree(folders: number): { readonly tree: FileTree; readonly listed: string[] } {
  const listed: string[] = [];
  const below = Array.from({ length: folders }, (_, at): TreeEntry => ({ name: `p${at}`, kind: 'folder' }));
  const files = Array.from({ length: 100 }, (_, at): TreeEntry => ({ name: `f${at}`, kind: 'file' }));
  const top: readonly TreeEntry[] = ['all', 'node_modules'].map((name) => ({ name, kind: 'folder' }));
  const entriesOf = (folder: string): readonly TreeEntry[] => {
    listed.push(folder);
    if (folder === '') return top;
    return folder.includes('/') ? files : below;
  };
  return {
    tree: {
      entriesOf,
      targetOf: () => undefined,
      readStart: () => undefined,
      sizeOf: () => undefined,
      modeOf: () => undefined,
    },
    listed,
  };
}

describe('a large context', () => {
  const rules = readIgnoreRules('node_modules\n**/*.md\n!keep/this\n*.log\n');

  test('has 100,000 files listed once, and none of an ignored folder', () => {
    const { tree, listed } = largeTree(1000);
    const context = openContext(tree, rules);
    expect(context.has('all/p1/f1')).toBe(true);
    expect(context.has('node_modules/p1')).toBe(false);
    expect(listed.filter((folder) => folder.startsWith('all'))).toEqual(['all', 'all/p1']);
    expect(context.list()).toHaveLength(100_000);
    expect(context.list('all')).toHaveLength(100_000);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.filter((folder) => folder.startsWith('node_modules/p'))).toEqual([]);
  });

  test('takes time in proportion to its files', () => {
    const timeOf = (folders: number): number => {
      const { tree } = largeTree(folders);
      const start = performance.now();
      openContext(tree, rules).list();
      return performance.now() - start;
    };
    const least = (folders: number): number => Math.min(...Array.from({ length: 5 }, () => timeOf(folders)));
    const small = least(100);
    // Ten times as many files; the square of that would take a hundred times as long.
    expect(least(1000)).toBeLessThan(small * 60);
  });

  test('never gives more than 100,000 files', () => {
    expect(openContext(largeTree(1200).tree, rules).list()).toHaveLength(MAX_FILES);
  });
});
