import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { runs, tokenSoup } from '../properties/dockerfile-texts.ts';
import { type Entry, readIndented } from '../../src/context/dependencies/indented-text.ts';
import { readLooseJson } from '../../src/context/dependencies/json.ts';
import { readDependencies } from '../../src/context/dependencies/read-dependencies.ts';
import { memoryContext } from '../../src/context/memory.ts';
import type { Ecosystem } from '../../src/knowledge/images/native.ts';

const PLACES: readonly (readonly [Ecosystem, string])[] = [
  ['node', 'package.json'],
  ['node', 'package-lock.json'],
  ['node', 'yarn.lock'],
  ['node', 'pnpm-lock.yaml'],
  ['node', 'bun.lock'],
  ['python', 'requirements.txt'],
  ['python', 'pyproject.toml'],
  ['python', 'poetry.lock'],
  ['python', 'uv.lock'],
  ['python', 'Pipfile'],
  ['python', 'Pipfile.lock'],
  ['ruby', 'Gemfile.lock'],
  ['php', 'composer.json'],
  ['php', 'composer.lock'],
];

/** Just under the limit of what is read at all. */
const LENGTH = 1_000_000;

describe.each(PLACES)('%s: %s', (ecosystem, path) => {
  const read = (text: string): unknown => readDependencies(memoryContext({ [path]: text }), ecosystem, path);

  test('gives an answer to any text', () => {
    fc.assert(
      fc.property(fc.oneof(tokenSoup, fc.json(), fc.string()), (text) => {
        expect(['read', 'unread']).toContain((read(text) as { kind: string }).kind);
      }),
      runs(100),
    );
  });

  test('names that every object has are nothing special', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const json = `{"lockfileVersion":3,"_meta":{},"dependencies":{"${name}":"1.0.0"},"packages":{"${name}":{"version":"1"}},"default":{"${name}":1}}`;
      expect(() => read(json)).not.toThrow();
      expect(() => read(`[${name}]\nname = "x"\n[tool.poetry.dependencies]\n${name} = "1"\n`)).not.toThrow();
    }
    expect(({} as Record<string, unknown>)['version']).toBeUndefined();
  });

  test('a long or deep text takes at most some seconds', () => {
    const pieces = [
      '[',
      '{"a":',
      '"',
      "'",
      '/*',
      '//',
      ' ',
      '\n',
      '\\',
      '-',
      'a: {',
      'a:\n ',
      '{"dependencies":{"a":',
      'a-1-',
      '#',
      '/a',
      '= ',
      '[a.',
    ];
    const start = performance.now();
    for (const piece of pieces) read(piece.repeat(LENGTH / piece.length));
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);
});

test('a lock file of npm that nests without end is cut, not followed', () => {
  const depth = 5000;
  const text = `{"lockfileVersion":1,"dependencies":{${'"a":{"version":"1","dependencies":{'.repeat(depth)}${'}}'.repeat(depth)}}}`;
  const reading = readDependencies(memoryContext({ 'package-lock.json': text }), 'node', 'package-lock.json');
  expect(reading).toMatchObject({ kind: 'read', isComplete: false });
});

test('requirements files that include each other without end are cut', () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`r${at}.txt`, `-r r${at + 1}.txt\n-r r${at}.txt\np${at}\n`]),
  );
  const reading = readDependencies(memoryContext(files), 'python', 'r0.txt');
  expect(reading.kind === 'read' && reading.packages.length).toBe(50);
  expect(reading).toMatchObject({ isComplete: false });
});

const key = fc.constantFrom('a', '@s/b@1.0.0', 'a@npm:^1', "it's", 'x y', '1.0', 'a, b', 'true', 'C:', '*');
const scalar = fc.constantFrom(
  '1.0.0',
  '^1',
  '>=1 <2',
  'a: b',
  "it's",
  '"quoted"',
  '*',
  'x # y',
  '#',
  '@s',
  'true',
  '|',
  '- a',
);
const tree = fc.letrec<{ map: unknown }>((tie) => ({
  map: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, scalar, tie('map')), { minKeys: 1, maxKeys: 4 }),
})).map;

test('what is read of a YAML text is what a reader of all of YAML says, or nothing is', () => {
  let count = 0;
  fc.assert(
    fc.property(tree, (value) => {
      const text = stringify(value, { lineWidth: 0 });
      const entries = readIndented(text);
      if (!entries) return;
      count += 1;
      expect(toObject(entries)).toEqual(parse(text, { schema: 'failsafe' }));
    }),
    runs(1000),
  );
  expect(count).toBeGreaterThan(300);
});

function toObject(entries: readonly Entry[]): unknown {
  return Object.fromEntries(
    entries.map(({ key: name, value, children }) => [name, children.length > 0 ? toObject(children) : value]),
  );
}

test('loose JSON is JSON where it is strict', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readLooseJson(text)).toEqual(JSON.parse(text));
    }),
    runs(500),
  );
});
