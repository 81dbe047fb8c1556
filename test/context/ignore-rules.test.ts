import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../properties/dockerfile-texts.ts';
import { cleanPath, readContextPath } from '../../src/context/context-path.ts';
import { hasWildcard, isGoPattern, matchesGoPattern } from '../../src/context/go-pattern.ts';
import { readIgnoreRules, ROOT_VERDICT } from '../../src/context/ignore-rules.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { PATIENCE } from '../patience.ts';

describe('patterns', () => {
  test.each([
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['a/*/b', 'a/x/y/b', false],
    ['**/*.tar.gz', 'x/y.tar.gz', true],
    ['*.tar.gz', 'ytar.gz', false],
    ['a?c', 'a/c', false],
    ['a?c', 'a\u{1F433}c', true],
    ['[^a-c]x', 'dx', true],
    ['[^a-c]x', 'bx', false],
    ['a(b)+$', 'a(b)+$', true],
    ['a(b)+$*', 'a(b)+$x', true],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a^b', 'a^b', true],
    ['a^b*', 'a^b', false],
    ['constructor', 'constructor', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(readIgnoreRules(pattern).matchesPath(path)).toBe(expected);
  });

  test.each(['[a-', '[]', 'a\\', '[b-a]', '[a*]', '\\d'])('%s is refused', (pattern) => {
    expect(() => readIgnoreRules(pattern)).toThrow('the ignore file has the pattern');
  });

  test('hostile ones take time in proportion to lengths', () => {
    const rules = readIgnoreRules(`${'*a'.repeat(200)}\n${'**/a'.repeat(50)}\n${'?*'.repeat(200)}b\n`);
    const start = performance.now();
    for (let at = 0; at < 20; at += 1) expect(rules.isIgnored('a'.repeat(2000), ROOT_VERDICT)).toBe(true);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });

  test('with too many of them for too many files there is an end', () => {
    const rules = readIgnoreRules('?*'.repeat(16_000));
    expect(() => {
      for (let at = 0; at < 1e6; at += 1) rules.isIgnored('b'.repeat(4000), ROOT_VERDICT);
    }).toThrow('takes too long');
  });

  test('an exception decides which folders are looked into', () => {
    const rules = readIgnoreRules('*\n!src/a*/x\n!lib/**\n!exact/file\n');
    const folders = ['src', 'src/abc', 'src/b', 'src/abc/x', 'lib', 'lib/x', 'exact', 'exact/file', 'other'];
    expect(folders.filter((folder) => rules.mayIncludeBelow(folder))).toEqual([
      'src',
      'src/abc',
      'lib',
      'lib/x',
      'exact',
    ]);
    expect(readIgnoreRules('*\n!**/x').mayIncludeBelow('any')).toBe(true);
  });
});

const name = fc.constantFrom('a', 'b', 'ab', '.git', 'x.md');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
const piece = fc.constantFrom('a', 'b', '*', '**', '?', 'x.md', '[ab]', 'a*', '*b', '.git');
const line = fc
  .tuple(fc.constantFrom('', '', '!'), fc.array(piece, { minLength: 1, maxLength: 3 }))
  .map(([mark, pieces]) => mark + pieces.join('/'));

test('leaving out whole folders leaves out no file that a look at each would find', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), fc.array(path, { maxLength: 12 }), (lines, paths) => {
      const files = paths.filter((own) => !paths.some((other) => other.startsWith(`${own}/`)));
      const text = lines.join('\n');
      const rules = readIgnoreRules(text);
      const listed = memoryContext({
        ...Object.fromEntries(files.map((file) => [file, ''])),
        '.dockerignore': text,
      }).list();
      const judged = [...new Set([...files, '.dockerignore'])].filter((file) => {
        const names = file.split('/');
        let folder = ROOT_VERDICT;
        for (let at = 1; at < names.length; at += 1) folder = rules.judgeFolder(names.slice(0, at).join('/'), folder);
        return !rules.isIgnored(file, folder);
      });
      expect([...listed].sort()).toEqual(judged.sort());
    }),
    runs(500),
  );
});

describe("Go's own patterns and paths", () => {
  test('match as a regular expression with the same meaning does', () => {
    const part = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[^a]', '\\*', '-', '.');
    const meanings: Readonly<Record<string, string>> = { '*': '.*', '?': '.', '.': '\\.' };
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.stringMatching(/^[ab*.-]{0,8}$/), (parts, text) => {
        const expression = new RegExp(`^${parts.map((one) => meanings[one] ?? one).join('')}$`, 's');
        expect(matchesGoPattern(parts.join(''), text)).toBe(expression.test(text));
      }),
      runs(1000),
    );
  });

  test('a hostile pattern is no trap', () => {
    expect(matchesGoPattern(`${'*a'.repeat(500)}b`, 'a'.repeat(2000))).toBe(false);
  });

  test('are known when they are none', () => {
    expect(['[', '[]', '[a', '[a-', '[a-]', 'a\\', '[^]'].filter(isGoPattern)).toEqual([]);
    expect(['a', '*', '[a]', '[^a-z]', '\\[', '[\\]]'].every(isGoPattern)).toBe(true);
    expect(['a.b', 'a*', 'a\\b'].map(hasWildcard)).toEqual([false, true, true]);
  });

  test.each([
    ['a//b/./c/../d', 'a/b/d'],
    ['../a', '../a'],
    ['/../a', '/a'],
    ['', '.'],
    ['a/..', '.'],
    ['//', '/'],
  ])('%j is %j', (from, to) => {
    expect(cleanPath(from)).toBe(to);
  });

  test('a path that climbs out is none of the context', () => {
    expect(['a/../..', '..', '../a', '/../../a'].map(readContextPath)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(['/a', './a/', '.'].map(readContextPath)).toEqual(['a', 'a', '']);
  });
});
