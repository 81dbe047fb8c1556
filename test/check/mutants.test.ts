import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { rewrite } from '../../src/index.ts';
import type { Step } from '../../src/pipeline/rewrite-result.ts';
import type { Span } from '../../src/text/span.ts';
import { describeShared, readShared } from '../shared.ts';
import { packageDockerfile, runs } from '../properties/dockerfile-texts.ts';

/** A way to damage the result of a fix; `undefined` where it has nothing to damage. */
type Mutation = readonly [name: string, mutate: (after: string, pick: number) => string | undefined];

/** Replaces the `pick`th place that the pattern finds in a line of a shell-form RUN. */
function replacing(pattern: RegExp, text: string): Mutation[1] {
  return (after, pick) => {
    const spans = plainScripts(after);
    const places = [...after.matchAll(pattern)].filter(({ index }) =>
      spans.some(({ start, end }) => start <= index && index < end),
    );
    const place = places[pick % Math.max(1, places.length)];
    if (!place) return undefined;
    return after.slice(0, place.index) + text + after.slice(place.index + place[0].length);
  };
}

/** Where the scripts stand that have neither quotes nor comments nor heredocs (nor `time`, a known bug): every word counts. */
function plainScripts(text: string): readonly Span[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  return file.instructions.flatMap(({ content, start }) => {
    const { keyword, json, heredocs, source } = content;
    const isPlain = keyword === 'run' && !json && heredocs.length === 0 && !/["'`#$]|\btime\b/.test(source);
    return isPlain ? [{ start: start + 4, end: start + source.length }] : [];
  });
}

const MUTATIONS: readonly Mutation[] = [
  ['&& became ;', replacing(/ && /g, ' ; ')],
  ['&& became ||', replacing(/ && /g, ' || ')],
  ['; became &&', replacing(/; (?=\w)/g, ' && ')],
  ['a pipe became &&', replacing(/ \| /g, ' && ')],
  ['a word went', replacing(/ [a-z][\w.-]+(?= [a-z])/g, '')],
  ['an option went', replacing(/ -[\w-]+(?= \w)/g, '')],
  ['an option was doubled by another', replacing(/ (?=-\w)/g, ' --verbose ')],
  ['a word was glued', replacing(/(?<=[a-z]) (?=[a-z])/g, '')],
  ['a command came', replacing(/ && /g, ' && rm -rf /x && ')],
  ['a name changed', replacing(/(?<= [a-z]{3})[a-z](?=[a-z ])/g, 'q')],
];

/** The mutants that the checker lets pass, described. */
function findSurvivors(
  steps: readonly Step[],
  pick: number,
): { readonly tried: number; readonly survivors: readonly string[] } {
  const survivors: string[] = [];
  let tried = 0;
  for (const step of steps) {
    // Any name passes for a needed one today; see "known bugs" of saboteurs.test.ts.
    if (step.effects.includes('names-needed-packages')) continue;
    const before = readDockerfile(step.before);
    if (before.kind === 'refused') continue;
    for (const [name, mutate] of MUTATIONS) {
      const text = mutate(step.after, pick);
      if (text === undefined || text === step.after) continue;
      const after = readDockerfile(text);
      if (after.kind === 'refused') continue;
      tried += 1;
      if (check(before, after, step.effects) === undefined) survivors.push(`${name}:\n${step.before}\n=>\n${text}`);
    }
  }
  return { tried, survivors };
}

/** What a mutant lacks is what the fix put in: no word of the text before is missing, so it is only a smaller fix. */
function isHarmless(survivor: string): boolean {
  const [before, after] = survivor.slice(survivor.indexOf(':\n') + 2).split('\n=>\n') as [string, string];
  if (!survivor.startsWith('a word went') && !survivor.startsWith('an option went')) return false;
  const words = before.split(/[\s;&|()\\`]+/);
  let next = 0;
  for (const word of after.split(/[\s;&|()\\`]+/)) if (word === words[next]) next += 1;
  return next === words.length;
}

test('no mutant of a fix of a generated Dockerfile is accepted', () => {
  let count = 0;
  fc.assert(
    fc.property(packageDockerfile, fc.nat(), (text, pick) => {
      const { steps } = rewrite(text, { unsafe: true });
      const { tried, survivors } = findSurvivors(steps, pick);
      count += tried;
      expect(survivors.filter((survivor) => !isHarmless(survivor))).toEqual([]);
    }),
    runs(250),
  );
  expect(count).toBeGreaterThan(200);
});

describeShared('corpus/dockerfiles.jsonl.gz', 'the corpus', (path) => {
  test('every 80th file: no mutant of a fix is accepted', () => {
    let count = 0;
    for (const [i, { text }] of readShared<{ readonly text: string }>(path).entries()) {
      if (i % 80 !== 0) continue;
      const { tried, survivors } = findSurvivors(rewrite(text, { unsafe: true }).steps.slice(0, 3), i);
      count += tried;
      expect(survivors.filter((survivor) => !isHarmless(survivor))).toEqual([]);
    }
    expect(count).toBeGreaterThan(100);
  });
});
