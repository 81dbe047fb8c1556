import { describe, expect, it } from 'vitest';
import { parseConfigText } from '../../src/plan/config-text.ts';
import { ConfigError } from '../../src/plan/config-error.ts';

async function messageOf(text: string, source: string): Promise<string> {
  try {
    await parseConfigText(text, source);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return 'no error';
}

describe('parseConfigText', () => {
  it.each<[string, string, unknown]>([
    ['{"unsafe": true}', 'a/dockoptimize.json', { unsafe: true }],
    ['\ufeff{"unsafe": true}\r\n', 'dockoptimize.json', { unsafe: true }],
    ['{"name": "x", "dockoptimize": {"only": []}}', 'a/package.json', { only: [] }],
    ['{"name": "x"}', 'a/package.json', undefined],
    ['null', 'package.json', undefined],
    ['{"dockoptimize": 1}', 'my-package.json', { dockoptimize: 1 }],
    ['# why\nunsafe: true\nskip: [a, b]\n', 'dockoptimize.yaml', { unsafe: true, skip: ['a', 'b'] }],
    ['a: &x [1]\nb: *x', '.dockoptimizerc', { a: [1], b: [1] }],
    ['# nothing\n', 'C:\\a.json\\dockoptimize.yml', {}],
    ['unsafe: yes', 'x.yaml', { unsafe: 'yes' }],
  ])('reads %j of %s', async (text, source, value) => {
    expect(await parseConfigText(text, source)).toEqual(value);
  });

  it.each([
    ['{"a": yes}', 'x.json:1:7: not valid JSON: unexpected "yes"'],
    ['{\n  "a": 1,\n}', 'x.json:3:1: not valid JSON: unexpected "}"'],
    ['{"a": 1', 'x.json:1:8: not valid JSON: the text ends too soon'],
    ['', 'x.json:1:1: not valid JSON: the text ends too soon'],
    ['{} {}', 'x.json:1:4: not valid JSON: unexpected "{"'],
    ['{"a" 1}', 'x.json:1:6: not valid JSON: unexpected "1"'],
    ['{"a": 1 "b": 2}', 'x.json:1:9: not valid JSON: unexpected "\\""'],
    ['[1, 2}', 'x.json:1:6: not valid JSON: unexpected "}"'],
    ['[01]', 'x.json:1:2: not valid JSON: unexpected "01"'],
    ["{'a': 1}", 'x.json:1:2: not valid JSON: unexpected "\'"'],
    ['// c\n{}', 'x.json:1:1: not valid JSON: unexpected "/"'],
    ['{"a": "\u001b"}', 'x.json:1:7: not valid JSON: unexpected "\\""'],
  ])('says where %j is no JSON', async (text, message) => {
    expect(await messageOf(text, 'x.json')).toBe(message);
  });

  it.each([
    ['a: [1\nb: 2', /^x\.yaml:2:1: not valid YAML: Flow sequence .*\]$/],
    ['a: 1\na: 2', /^x\.yaml:2:1: not valid YAML: Map keys must be unique$/],
    ['a: *b', /^x\.yaml: not valid YAML: Unresolved alias/],
    ['--- 1\n--- 2', /^x\.yaml:\d+:\d+: not valid YAML: /],
  ])('says where %j is no YAML', async (text, message) => {
    expect(await messageOf(text, 'x.yaml')).toMatch(message);
  });

  it.each([
    ['brackets', '['.repeat(30_000)],
    ['braces over many lines', '{a:\n'.repeat(5_000)],
    ['sequences on one line', '- '.repeat(15_000)],
    ['keys on one line', 'a: '.repeat(10_000)],
    ['quoted keys on one line', `{${'"a":'.repeat(5_000)}}`],
    ['indentation', Array.from({ length: 250 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('does not go down into %s', async (_, text) => {
    expect(await messageOf(text, 'x.yaml')).toBe(
      'x.yaml: not valid as a configuration: it nests too deeply, or says too much on one line',
    );
  });

  it('does not unfold aliases without end', async () => {
    const nine = (item: string) => Array(9).fill(item).join(', ');
    const levels = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${nine(i === 0 ? 'x' : `*a${i - 1}`)}]`);
    expect(await messageOf(levels.join('\n'), 'x.yaml')).toMatch(/^x\.yaml: not valid YAML: Excessive alias count/);
  });

  it('reads no text of hostile length', async () => {
    expect(await messageOf(' '.repeat(5_000_000), 'x.json')).toBe(
      'x.json: expected a configuration of at most 4194304 characters, got 5000000',
    );
    expect(await messageOf(' '.repeat(40_000), 'x.yaml')).toBe(
      'x.yaml: expected a configuration of at most 32768 characters, got 40000',
    );
  });

  it('bears JSON of any depth', async () => {
    expect(await messageOf('[\n'.repeat(400_000), 'x.json')).toBe(
      'x.json:400001:1: not valid JSON: the text ends too soon',
    );
  });
});
