import { describe, expect, it } from 'vitest';
import { makeSchemaText } from '../../scripts/generate-schema.ts';
import { PRESET } from './fake-transforms.ts';

interface Node {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly oneOf?: readonly { readonly const: string; readonly description: string }[];
  readonly $defs?: Record<string, Node>;
}

describe('makeSchemaText', () => {
  it('describes every key and names every transform', async () => {
    const text = await makeSchemaText(PRESET);
    const schema = JSON.parse(text) as Node;
    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.keys(schema.properties!)).toEqual([
      '$schema',
      'unsafe',
      'allow',
      'only',
      'skip',
      'enable',
      'transforms',
      'base',
      'bases',
      'runtime',
      'mirrors',
      'images',
      'cleanup',
      'builder',
      'exclude',
      'overrides',
    ]);
    expect(schema.$defs!.transformId!.oneOf).toEqual([
      { const: 'merge-run', description: 'Do merge-run (on by default, safe).' },
      { const: 'apt-yes', description: 'Do apt-yes (on by default, safe).' },
      { const: 'pip-no-cache', description: 'Do pip-no-cache (off by default, safe).' },
    ]);
    expect(Object.keys(schema.$defs!.options!.properties!['merge-run']!.properties!)).toEqual([
      'merge',
      'depth',
      'quiet',
      'names',
    ]);

    const bare: string[] = [];
    const visit = (node: Node, path: string): void => {
      for (const [key, child] of Object.entries(node.properties ?? {})) {
        const named = child.$ref ? schema.$defs![child.$ref.replace('#/$defs/', '')]! : child;
        if (!named.description) bare.push(`${path}.${key}`);
        visit(child, `${path}.${key}`);
      }
      if (node.items) visit(node.items, `${path}[]`);
    };
    for (const root of [schema, ...Object.values(schema.$defs!)]) visit(root, '');
    expect(bare).toEqual([]);
  });
});
