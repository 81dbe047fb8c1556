import { describe, expect, test } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { rewrite } from '../../src/index.ts';
import { PATIENCE } from '../patience.ts';

const MEGABYTE = 1_000_000;

/** `count` lines of 65,000 characters, each made of `piece`. */
function longLines(count: number, start: string, piece: string, end: string): string {
  return `${start}${piece.repeat(Math.floor((65_000 - start.length - end.length) / piece.length))}${end}\n`.repeat(
    count,
  );
}

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Every text here is at most as long as the longest that is read at all. */
describe('readDockerfile does not take long for', () => {
  test.each<[string, () => string]>([
    ...['a', ' ', '\n', '\\', '#', '$', '<', '"', "'", '`', '[', '\r', '\0', '\uD800', '=', '-'].map(
      (character): [string, () => string] => [`1 MB of ${JSON.stringify(character)}`, () => character.repeat(MEGABYTE)],
    ),
    ['1 MB of lines that are a continuation mark', () => `FROM x\nRUN a\\\n${'\\\n'.repeat(MEGABYTE / 2)}b\n`],
    ['100,000 comment lines', () => `FROM x\n${'# c\n'.repeat(100_000)}`],
    ['100,000 comment lines inside a RUN', () => `FROM x\nRUN a \\\n${'# c\n'.repeat(100_000)} b\n`],
    ['20,000 instructions', () => `FROM x\n${'RUN echo a && b\n'.repeat(20_000)}`],
    ['140,000 stages', () => 'FROM a\n'.repeat(140_000)],
    ['100,000 pairs of one ENV', () => `FROM x\nENV a=b\\\n${' c=d\\\n'.repeat(100_000)} e=f\n`],
    ['100,000 words of one RUN, a line each', () => `FROM x\nRUN a \\\n${'b \\\n'.repeat(100_000)} b\n`],
    ['deep expansions after <<', () => `FROM x\nRUN << ${'${a:-'.repeat(10_000)}\n`],
    ['deep broken expansions', () => `FROM x\nRUN <<A ${'${'.repeat(10_000)}\nA\n`],
    ['ONBUILD ONBUILD …', () => `FROM x\n${'ONBUILD '.repeat(8000)}RUN x\n`],
    ['10,000 ONBUILDs', () => `FROM x\n${'ONBUILD RUN x\n'.repeat(10_000)}`],
    ['2,000 heredocs', () => `FROM x\n${'RUN <<A\necho\nA\n'.repeat(2000)}`],
    [
      '2,000 heredocs of one RUN',
      () =>
        `FROM x\nRUN ${Array.from({ length: 2000 }, (_, i) => `<<A${i}`).join(' ')}\n${Array.from({ length: 2000 }, (_, i) => `b\nA${i}\n`).join('')}`,
    ],
    ['an array in an array in an array', () => `FROM x\nRUN ${'['.repeat(60_000)}\n`],
    ['15 long lines of <', () => `FROM x\nRUN a \\\n${longLines(15, '', '<', ' \\')}x\n`],
    ['15 long lines of quotes after <<', () => `FROM x\nRUN a << b \\\n${longLines(15, '', '"', ' \\')}x\n`],
    ['a long image name', () => `FROM ${'a-'.repeat(30_000)}\n`],
    ['a long image name of dots', () => `FROM ${'a.'.repeat(500)}/b\n`],
  ])('%s', (_, make) => {
    const text = make();
    expect(milliseconds(() => readDockerfile(text))).toBeLessThan(PATIENCE);
  });
});

/** The same for a whole run, at a tenth of the size. */
describe('rewrite does not take long for', () => {
  test.each<[string, () => string]>([
    ['2,000 instructions', () => `FROM x\n${'RUN echo a && b\n'.repeat(2000)}`],
    ['300 installs with apt', () => `FROM debian:12\n${'RUN apt-get install curl\n'.repeat(300)}`],
    ['300 installs with pip', () => `FROM python:3\n${'RUN pip install a\n'.repeat(300)}`],
    ['60 installs with apk', () => `FROM alpine:3.18\n${'RUN apk update && apk add curl\n'.repeat(60)}`],
    ['2,000 stages', () => 'FROM a\n'.repeat(2000)],
    [
      '500 stages, each on the last',
      () =>
        `FROM x AS s0\n${Array.from({ length: 500 }, (_, i) => `FROM s${i} AS s${i + 1}\n`).join('')}RUN pip install x\n`,
    ],
    [
      '2,000 stages, each on the last, and each deletes what the first has copied',
      () =>
        `FROM debian:12 AS s0\nCOPY a /a\n${Array.from({ length: 2000 }, (_, i) => `FROM s${i} AS s${i + 1}\nRUN rm /a\n`).join('')}`,
    ],
    ['a script of 20 KB with 1,500 installs', () => `FROM python:3\nRUN ${'pip install a; '.repeat(1500)}b\n`],
    ['options of Bun that look like Bun', () => `FROM oven/bun:1\nRUN bun install\nCMD bun ${'-bun, '.repeat(8000)}\n`],
    [
      'programs of .NET, none behind another',
      () => `FROM sdk\nRUN dotnet publish\nCMD ${'bin/Debug/'.repeat(6000)}publish\n`,
    ],
    [
      '2,000 companions to look for',
      () => `FROM debian:12\nRUN apt-get install -y ${'git curl gnupg '.repeat(2000)}\n`,
    ],
  ])('%s', (_, make) => {
    const text = make();
    expect(milliseconds(() => rewrite(text))).toBeLessThan(PATIENCE);
  });
});

/** Each grows with the square of the length: the sizes here are small enough to fail at once, not in minutes. */
describe('known bugs: time grows with the square of', () => {
  /** Whether four times the size takes about four times as long, and not sixteen times. */
  function isLinear(run: (size: number) => unknown, size: number): boolean {
    run(size / 8);
    const best = (units: number): number => Math.min(...[1, 2, 3].map(() => milliseconds(() => run(units))));
    return best(4 * size) < 8 * best(size) + 20;
  }

  // 1 MB: about 100 s. src/dockerfile/template.ts EXPRESSION (lazy scan from every "{{"), asked before any line's length.
  test('a line of opening template marks', () => {
    expect(isLinear((size) => readDockerfile('{'.repeat(size)), 12_000)).toBe(true);
  });

  // The same pattern over the whole of one RUN of many lines: 1 MB takes minutes. src/dockerfile/run-script.ts holdsExpression
  test('a RUN of opening template marks', () => {
    const text = (size: number): string =>
      `FROM x\nRUN pip install a \\\n${`${'{'.repeat(1000)}\\\n`.repeat(size / 1000)} b\n`;
    expect(isLinear((size) => rewrite(text(size)), 12_000)).toBe(true);
  });

  // 1 MB: about 450 s. src/dockerfile/directives.ts DIRECTIVE ("(.+?)[ ]*$"), on a line whose length nobody has checked.
  test('blanks inside a directive', () => {
    expect(isLinear((size) => readDockerfile(`# syntax=a${' '.repeat(size)}b\nFROM x\n`), 6000)).toBe(true);
  });

  // One such line of 64 KB takes 1.4 s, 15 of them 20 s. src/dockerfile/style.ts ("([ \t]*)[\\`]…" unanchored)
  test('blanks before a continuation line', () => {
    const text = (size: number): string => `FROM debian:12\nRUN apt-get install -y curl \\\n${' '.repeat(size)}b\n`;
    expect(isLinear((size) => rewrite(text(size)), 6000)).toBe(true);
  });

  // 15 lines of 64 KB: 2.3 s. src/dockerfile/generated.ts MARK (".*" after every "generated")
  test('the word "generated" in one comment', () => {
    expect(isLinear((size) => readDockerfile(`FROM x\n# ${'generated '.repeat(size / 10)}\n`), 16_000)).toBe(true);
  });
});
