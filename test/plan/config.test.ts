import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/plan/config-error.ts';
import { parseConfig } from '../../src/plan/config.ts';
import { PRESET } from './fake-transforms.ts';
import { PATIENCE } from '../patience.ts';

const parse = (value: unknown) => parseConfig(value, 'dockoptimize.json', PRESET);

function messageOf(value: unknown): string {
  try {
    parse(value);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return 'no error';
}

describe('parseConfig', () => {
  it('gives back what it takes', () => {
    const config = {
      $schema: './dockoptimize.schema.json',
      unsafe: false,
      allow: ['merge-run'],
      only: [],
      skip: ['apt-yes'],
      enable: ['pip-no-cache'],
      exclude: ['vendor/**'],
      transforms: { 'merge-run': { merge: 'all', depth: 1, quiet: false, names: [] }, 'apt-yes': {} },
      overrides: [{ files: ['*.dev'], unsafe: true, transforms: { 'merge-run': { depth: 0 } } }],
    };
    expect(parse(config)).toEqual(config);
    expect(parse({})).toEqual({});
  });

  it.each<[string, unknown, string]>([
    ['a wrong type', { unsafe: 'yes' }, 'unsafe: expected true or false, got "yes"'],
    ['null', { unsafe: null }, 'unsafe: expected true or false, got null'],
    ['a list for an object', [], 'expected an object, got a list'],
    ['a text for an object', 'unsafe', 'expected an object, got "unsafe"'],
    ['nothing at all', null, 'expected an object, got null'],
    ['a text for a list', { skip: 'apt-yes' }, 'skip: expected a list of transforms, got "apt-yes"'],
    ['an object for a list', { exclude: {} }, 'exclude: expected a list of globs, got an object'],
    ['a number for a transform', { only: [3] }, 'only[0]: expected the name of a transform, got 3'],
    ['a list for the transforms', { transforms: [] }, 'transforms: expected an object, got a list'],
    ['a list for the options', { transforms: { 'apt-yes': [] } }, 'transforms.apt-yes: expected an object, got a list'],
    ['a list for an override', { overrides: [[]] }, 'overrides[0]: expected an object, got a list'],
    ['an object for overrides', { overrides: {} }, 'overrides: expected a list, got an object'],
    ['a misspelt key', { unsaef: true }, 'unsaef: unknown key; did you mean "unsafe"?'],
    [
      'another key',
      { colour: true },
      'colour: unknown key; there are: $schema, unsafe, allow, only, skip, enable, transforms, base, bases, runtime, mirrors, images, cleanup, builder, exclude, overrides',
    ],
    [
      'the key of an object',
      { constructor: 1 },
      expect.stringMatching(/^constructor: unknown key; there are: /) as never,
    ],
    [
      'a key of strange letters',
      { 'a b\u001b\u202e': 1 },
      expect.stringContaining('["a b\\u001b\\u202e"]: unknown') as never,
    ],
    [
      'a key of the root in an override',
      { overrides: [{ files: ['a'], exclude: [] }] },
      'overrides[0].exclude: unknown key; there are: files, unsafe, allow, only, skip, enable, transforms, base, bases, runtime, mirrors, images, cleanup, builder',
    ],
    ['an override without files', { overrides: [{}] }, 'overrides[0]: expected the key "files", which is missing'],
    [
      'an override for no files',
      { overrides: [{ files: [] }] },
      'overrides[0].files: expected at least one glob, got an empty list',
    ],
    [
      'a misspelt transform',
      { overrides: [{ files: ['a'] }, { files: ['a'], allow: ['merge-rnu'] }] },
      'overrides[1].allow[0]: no transform is named "merge-rnu"; did you mean "merge-run"? ' +
        'there are: merge-run, apt-yes, pip-no-cache',
    ],
    [
      'another transform',
      { enable: ['shrink-everything'] },
      'enable[0]: no transform is named "shrink-everything"; there are: merge-run, apt-yes, pip-no-cache',
    ],
    [
      'options of a misspelt transform',
      { transforms: { 'apt-yess': {} } },
      'transforms.apt-yess: unknown key; did you mean "apt-yes"?',
    ],
    [
      'an unknown option',
      { transforms: { 'merge-run': { dept: 1 } } },
      'transforms.merge-run.dept: unknown key; did you mean "depth"?',
    ],
    [
      'an option where there is none',
      { transforms: { 'apt-yes': { a: 1 } } },
      'transforms.apt-yes.a: unknown key; there are none here',
    ],
    [
      'an option of another type',
      { transforms: { 'merge-run': { depth: '3' } } },
      'transforms.merge-run.depth: expected a number, got "3"',
    ],
    [
      'an option without end',
      { transforms: { 'merge-run': { depth: Infinity } } },
      'transforms.merge-run.depth: expected a finite number, got Infinity',
    ],
    [
      'a list option',
      { transforms: { 'merge-run': { names: [1] } } },
      'transforms.merge-run.names[0]: expected a text, got 1',
    ],
    ['an empty glob', { exclude: [''] }, 'exclude[0]: expected a glob that is not empty, got ""'],
    [
      'a negated glob',
      { exclude: ['!a'] },
      'exclude[0]: expected a glob that says what to match, since a leading "!" is not known, got "!a"',
    ],
    ['too many globs', { exclude: Array(101).fill('a') }, 'exclude: expected at most 100 globs, got 101'],
  ])('rejects %s', (_, value, message) => {
    if (typeof message === 'string') expect(messageOf(value)).toBe(`dockoptimize.json: ${message}`);
    else expect(messageOf(value).replace('dockoptimize.json: ', '')).toEqual(message);
  });

  it('names every problem on a line of its own', () => {
    expect(messageOf({ unsafe: 1, foo: 1, bar: 2, skip: ['x'] }).split('\n')).toEqual([
      expect.stringMatching(/^dockoptimize\.json: foo: unknown key/),
      expect.stringMatching(/^dockoptimize\.json: bar: unknown key/),
      'dockoptimize.json: unsafe: expected true or false, got 1',
      expect.stringMatching(/^dockoptimize\.json: skip\[0\]: no transform is named "x"/),
    ]);
  });

  it('names no more problems than a person reads', () => {
    const lines = messageOf({ skip: Array(1000).fill('nope') }).split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('dockoptimize.json: 980 more problems like these');
  });

  it('takes no prototype for a configuration', () => {
    const root = JSON.parse('{"__proto__": {"unsafe": true}}') as unknown;
    expect(messageOf(root)).toMatch(/^dockoptimize\.json: __proto__: unknown key/);
    const options = JSON.parse('{"transforms": {"__proto__": {"depth": 1}}}') as unknown;
    expect(messageOf(options)).toMatch(/^dockoptimize\.json: transforms\.__proto__: unknown key/);
    expect(({} as { unsafe?: boolean }).unsafe).toBeUndefined();
  });

  it('shows of a long value only the beginning', () => {
    expect(messageOf({ unsafe: 'y'.repeat(100_000) })).toBe(
      `dockoptimize.json: unsafe: expected true or false, got "${'y'.repeat(60)}…"`,
    );
  });

  it('is not slow for a hostile value', () => {
    const start = performance.now();
    messageOf({ skip: Array(100_000).fill('x'.repeat(10)), ['k'.repeat(500_000)]: 1 });
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });

  it('throws for a transform whose default no configuration can say', () => {
    const broken = [{ ...PRESET[0]!, defaults: { depth: null } }];
    expect(() => parseConfig({}, 'x.json', broken)).toThrow(TypeError);
  });
});
