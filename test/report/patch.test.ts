import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colourPatch, formatFilePatch, patchPath } from '../../src/report/patch.ts';
import { PATIENCE } from '../patience.ts';

const numbers = (from: number, to: number): string => {
  return Array.from({ length: to - from + 1 }, (_, i) => `RUN echo ${from + i}\n`).join('');
};

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  'one line': ['FROM a\nRUN b\n', 'FROM a\nRUN c\n'],
  CRLF: ['FROM a\r\nRUN b\r\n', 'FROM a\r\nRUN c\r\nRUN d\r\n'],
  'CRLF without final newline': ['FROM a\r\nRUN b', 'FROM a\r\nRUN c'],
  'mixed line ends': ['FROM a\r\nRUN b\nRUN c\r\n', 'FROM a\r\nRUN x\nRUN c\r\n'],
  'no final newline': ['FROM a\nRUN b', 'FROM a\nRUN c'],
  'final newline added': ['FROM a\nRUN b', 'FROM a\nRUN b\n'],
  'final newline removed': ['FROM a\nRUN b\n', 'FROM a\nRUN b'],
  'change far above a missing final newline': [`RUN a\n${numbers(1, 9)}RUN z`, `RUN b\n${numbers(1, 9)}RUN z`],
  'byte order mark': ['\uFEFFFROM a\nRUN b\n', '\uFEFFFROM c\nRUN b\n'],
  'several hunks': [
    `RUN a\n${numbers(1, 20)}RUN b\n${numbers(21, 40)}RUN c\n`,
    `RUN A\n${numbers(1, 20)}RUN B\n${numbers(21, 40)}RUN C\n`,
  ],
  'empty lines': ['\n\nFROM a\n\n\nRUN b\n\n', '\n\nFROM a\n\nRUN b\n\n\n'],
  'lines that look like a patch': ['-- a\n++ b\n@@ c\n\\ d\nRUN e\n', '-- a\n@@ x\n++ b\n\\ d\nRUN f\n'],
  'lone carriage return, NUL and separators': ['FROM a\rb\nRUN \u0000\u2028\n', 'FROM a\rc\nRUN \u0000\u2028\n'],
  unicode: ['FROM a # naïve ☃ 😀\nRUN b\n', 'FROM a # naïve ☃ 😀!\nRUN b\n'],
  'from nothing': ['', 'FROM a\n'],
  'nothing in common': [`${numbers(1, 700)}END`, numbers(1000, 1800)],
};

const PATHS: readonly string[] = [
  'Dockerfile',
  'sub/deep/Dockerfile',
  'a b/my Dockerfile',
  'quo"te',
  "apo'strophe",
  'back\\slash',
  'naïve/☃.Dockerfile',
  'blank and "quote"',
  'tab\there',
  'new\nline x',
  ' leading',
  'trailing ',
  'two trailing ',
  'trailing "quote" ',
  'a/Dockerfile',
  '-x',
];

const run = (folder: string, program: string, args: readonly string[], input: string): void => {
  execFileSync(program, args, {
    cwd: folder,
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
};
const TOOLS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  'git apply': ['git', ['apply', '-']],
  'patch -p1': ['patch', ['-p1', '--no-backup-if-mismatch']],
};

describe.each(Object.entries(TOOLS))('%s', (_name, [program, args]) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'patch-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const apply = (path: string, before: string, after: string): void => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, before);
    run(folder, program, args, formatFilePatch(path, before, after));
    expect(readFileSync(file, 'utf8')).toBe(after);
  };

  test.each(Object.entries(TEXTS))('applies: %s', (_case, [before, after]) => apply('dir/Dockerfile', before, after));
  test.each(PATHS)('applies to %j', (path) => apply(path, 'FROM a\nRUN b\n', 'FROM a\nRUN c\n'));

  test('applies the patches of several files in one stream', () => {
    const files = ['one/Dockerfile', 'two words/Dockerfile', 'three/Dockerfile'];
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), 'FROM a\nRUN b');
    }
    run(folder, program, args, files.map((file) => formatFilePatch(file, 'FROM a\nRUN b', 'FROM a\nRUN c')).join(''));
    for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toBe('FROM a\nRUN c');
  });
});

describe('formatFilePatch', () => {
  test('gives nothing where nothing changed', () => expect(formatFilePatch('Dockerfile', 'a\n', 'a\n')).toBe(''));

  test('falls back to one hunk in reasonable time where everything changed', () => {
    const start = performance.now();
    const patch = formatFilePatch('Dockerfile', numbers(1, 20_000), numbers(30_001, 50_000));
    expect(performance.now() - start).toBeLessThan(PATIENCE);
    expect(patch.match(/^@@/gm)).toHaveLength(1);
  });

  test.each([
    ['/etc/Dockerfile', 'etc/Dockerfile'],
    ['../../x/Dockerfile', 'x/Dockerfile'],
    ['./a/./b//Dockerfile', 'a/b/Dockerfile'],
    ['a/../../b', 'a/b'],
    ['C:/x/Dockerfile', 'x/Dockerfile'],
    ['..', 'Dockerfile'],
    ['', 'Dockerfile'],
    ['..Dockerfile', '..Dockerfile'],
  ])('%j goes into a header as %j', (path, expected) => {
    expect(patchPath(path)).toBe(expected);
    expect(formatFilePatch(path, 'a\n', 'b\n')).toContain(`--- a/${expected}\n+++ b/${expected}\n`);
  });
});

describe('colourPatch', () => {
  const patch = formatFilePatch('Dockerfile', 'FROM a\n-- x\nRUN \u001b[31m\u202e\r\n', 'FROM a\nRUN \u009b31m\tb\r\n');

  test('lets no control character of the file through', () => {
    expect(colourPatch(patch, false)).toMatch(/^(?:[^\p{Cc}\p{Cf}]|[\n\t])*$/u);
    expect(colourPatch(patch, false)).toContain('-RUN \\x1b[31m\\u{202e}\n');
    expect(stripVTControlCharacters(colourPatch(patch, true))).toBe(colourPatch(patch, false));
  });

  test('knows a removed line that begins like a header', () => {
    expect(colourPatch(patch, true)).toContain('\u001b[31m--- x\u001b[39m');
  });
});
