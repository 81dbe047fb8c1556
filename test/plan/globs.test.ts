import { describe, expect, it } from 'vitest';
import { findGlobProblem, isGlobMatch } from '../../src/plan/globs.ts';
import { PATIENCE } from '../patience.ts';

describe('isGlobMatch', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['Dockerfile', ['Dockerfile', 'a/b/Dockerfile'], ['Dockerfile.dev', 'xDockerfile', 'Dockerfile/x']],
    ['*.dev', ['a.dev', 'x/y.dev', '.dev'], ['a.dev2', 'a.dev/x']],
    ['web/*', ['web/a', 'web/.a'], ['web/a/b', 'x/web/a', 'web']],
    ['web/**', ['web/a', 'web/a/b'], ['webs/a']],
    ['**/test/**', ['test/a', 'x/test/a', '.x/y/test/z/a'], ['tests/a', 'mytest/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a', 'ab', 'a/xb']],
    ['legacy/', ['legacy/a', 'x/legacy/a/b'], ['legacy', 'legacy2/a']],
    ['/Dockerfile', ['Dockerfile'], ['a/Dockerfile']],
    ['./Dockerfile', ['Dockerfile'], ['a/Dockerfile']],
    ['**', ['a', 'a/b', '.a'], []],
    ['{web,api}/Dockerfile{,.dev}', ['web/Dockerfile', 'api/Dockerfile.dev'], ['web/Dockerfile.', 'db/Dockerfile']],
    ['x?z', ['xyz'], ['x/z', 'xz', 'xyyz']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['a.c', ['a.c'], ['abc']],
  ])('%s', (glob, hits, misses) => {
    for (const path of hits) expect(isGlobMatch([glob], path), path).toBe(true);
    for (const path of misses) expect(isGlobMatch([glob], path), path).toBe(false);
  });

  it('needs one of several globs, and none of none', () => {
    expect(isGlobMatch(['a', 'b'], 'b')).toBe(true);
    expect(isGlobMatch([], 'b')).toBe(false);
  });

  it.each([
    ['*a*a*a', `${'a'.repeat(1000)}b`],
    ['**/*a*a*a/**/*a*a*a/**/b', `${'aaaa/'.repeat(200)}c`],
    ['{*a,*a}c*b', `${'a'.repeat(1000)}x`],
  ])('is quick with the worst that is let through: %s', (glob, path) => {
    const start = performance.now();
    expect(isGlobMatch([glob], path)).toBe(false);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
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
    ['{a,b}'.repeat(4), 'a glob with at most 3 pairs of braces'],
    ['*a*a*a*a', 'a glob with at most 3 stars in a name'],
    ['**/'.repeat(4), 'a glob with at most 3 times "**"'],
  ])('%s', (glob, problem) => {
    expect(findGlobProblem(glob)).toBe(problem);
    expect(() => isGlobMatch([glob], 'a')).toThrow(RangeError);
  });

  it('finds none in what is known', () => {
    for (const glob of ['a', '**/*.{a,b}', '[!a]?', 'a b', '..a']) expect(findGlobProblem(glob)).toBeUndefined();
  });
});
