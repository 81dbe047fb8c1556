import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { findGlobProblem } from '../../src/plan/glob-tokens.ts';
import { isGlobMatch } from '../../src/plan/globs.ts';

describe('isGlobMatch', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['Dockerfile', ['Dockerfile', 'a/b/Dockerfile'], ['Dockerfile.dev', 'xDockerfile', 'Dockerfile/x']],
    ['*.dev', ['a.dev', 'x/y.dev', '.dev'], ['a.dev2', 'a.dev/x']],
    ['web/*', ['web/a', 'web/.a'], ['web/a/b', 'x/web/a', 'web']],
    ['web/**', ['web/a', 'web/a/b'], ['web', 'webs/a']],
    ['**/test/**', ['test/a', 'x/test/a', '.x/y/test/z/a'], ['test', 'tests/a', 'mytest/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a', 'ab', 'a/xb']],
    ['legacy/', ['legacy/a', 'x/legacy/a/b'], ['legacy', 'legacy2/a']],
    ['/Dockerfile', ['Dockerfile'], ['a/Dockerfile']],
    ['./Dockerfile', ['Dockerfile'], ['a/Dockerfile']],
    ['**', ['a', 'a/b', '.a'], []],
    ['a/**/**/**/b', ['a/b', 'a/x/b'], ['a']],
    ['{web,api}/Dockerfile{,.dev}', ['web/Dockerfile', 'api/Dockerfile.dev'], ['web/Dockerfile.', 'db/Dockerfile']],
    ['x/{a,b{c,d}}', ['x/a', 'x/bc', 'x/bd'], ['x/b', 'x/c']],
    ['{a}', ['{a}'], ['a']],
    ['x?z', ['xyz'], ['x/z', 'xz', 'xyyz']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', 'x']],
    ['[]a]x', [']x', 'ax'], ['x']],
    ['[ax', ['[ax'], ['ax']],
    ['a.c', ['a.c'], ['abc']],
    ['(a|b)+$^', ['(a|b)+$^'], ['a']],
    ['{,x}', ['x'], ['', 'y']],
  ])('%s', (glob, hits, misses) => {
    for (const path of hits) expect(isGlobMatch([glob], path), path).toBe(true);
    for (const path of misses) expect(isGlobMatch([glob], path), path).toBe(false);
  });

  it('needs one of several globs, and none of none', () => {
    expect(isGlobMatch(['a', 'b'], 'b')).toBe(true);
    expect(isGlobMatch([], 'b')).toBe(false);
  });

  it('agrees with picomatch on what both know', () => {
    const piece = fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[!a]');
    const name = fc
      .array(piece, { minLength: 1, maxLength: 5 })
      .map((pieces) => pieces.join('').replace(/\*+/g, '*'))
      .filter((text) => !/^\.*$/.test(text));
    const segment = fc.oneof({ weight: 3, arbitrary: name }, { weight: 1, arbitrary: fc.constant('**') });
    // At least two names, so that both take it for anchored; `a/**` is for picomatch also "a" itself, and its `*.*` not "a.".
    const glob = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), name).map(([names, last]) => [...names, last].join('/'));
    const path = fc.array(fc.stringMatching(/^[ab.]{0,3}[ab]$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(glob, path, (pattern, names) => {
        const text = names.join('/');
        expect(isGlobMatch([pattern], text)).toBe(picomatch.isMatch(text, pattern, { dot: true, posix: true }));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['*a'.repeat(127), 'a'.repeat(4000)],
    ['**/a/'.repeat(50) + 'b', 'a/'.repeat(2000)],
    ['{a,a}'.repeat(6) + 'b', 'a'.repeat(4000)],
  ])('takes hostile globs in their stride (%#)', (glob, path) => {
    const start = performance.now();
    expect(isGlobMatch([glob], path)).toBe(glob.endsWith('a') && path.endsWith('a'));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('findGlobProblem', () => {
  it.each([
    ['', 'a glob that is not empty'],
    ['a'.repeat(257), 'a glob of at most 256 characters'],
    ['a\\b', 'a glob with "/" between folders, since "\\" is not known in it'],
    ['!a', 'a glob that says what to match, since a leading "!" is not known'],
    ['@(a|b)', 'a glob of *, **, ?, [a-z] and {a,b}, since no other patterns are known'],
    ['a/../b', 'a glob within the folder of the configuration, without ".."'],
    ['{a,b}'.repeat(40), 'a glob with fewer alternatives in braces'],
    ['{a,'.repeat(60) + '}'.repeat(60), 'a glob with fewer alternatives in braces'],
    ['{,}'.repeat(80), 'a glob with fewer alternatives in braces'],
  ])('%s', (glob, problem) => {
    expect(findGlobProblem(glob)).toBe(problem);
    expect(() => isGlobMatch([glob], 'a')).toThrow(RangeError);
  });

  it('finds none in what is known', () => {
    for (const glob of ['a', '**/*.{a,b}', '[!a]?', 'a b', '..a']) expect(findGlobProblem(glob)).toBeUndefined();
  });
});
