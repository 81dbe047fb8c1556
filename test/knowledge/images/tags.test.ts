import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SIBLING_KINDS } from '../../../src/knowledge/images/siblings.ts';
import { joinTag, openTags, splitTag } from '../../../src/knowledge/images/tag-table.ts';
import { hasShared } from '../../shared-files.ts';
import { catalogue, HOSTILE_NAMES } from './catalogue.ts';

const LIST = 'knowledge/tags.tsv.gz';
const FILE = fileURLToPath(new URL(`../../../../shared/${LIST}`, import.meta.url));
const lines = hasShared(LIST) ? gunzipSync(readFileSync(FILE)).toString('utf8').trimEnd().split('\n').slice(2) : [];
const listed = lines.map(
  (line) => line.split('\t') as [path: string, tag: string, from: string, until: string, os: string],
);

describe.skipIf(listed.length === 0)(`the list of all tags (skipped without ../shared/${LIST})`, () => {
  test('is known to the last of them, and which are still listed', () => {
    const wrong = listed.filter(([path, tag, , until]) => catalogue.findFacts(path, tag)?.isListed !== (until === ''));
    expect(wrong).toEqual([]);
    expect(listed.length).toBe(148_411);
  });

  test('is known by its suites', () => {
    const plain = listed.filter(([path, , , , os]) => /^[a-z]+$/.test(os) && path !== 'groovy' && os !== 'oracle');
    const wrong = plain.filter(([path, tag, , , os]) => catalogue.findFacts(path, tag)?.system?.suite !== os);
    expect(wrong).toEqual([]);
  });

  test('has nothing else in it: no sibling, no variant that is not there', () => {
    const all = new Set(listed.map(([path, tag]) => `${path}:${tag}`));
    const invented: string[] = [];
    let found = 0;
    for (const [path, tag] of listed) {
      for (const kind of SIBLING_KINDS) {
        const sibling = catalogue.findSibling(path, tag, kind);
        if (sibling === undefined) continue;
        found += 1;
        if (!all.has(`${path}:${sibling}`)) invented.push(`${path}:${sibling}`);
      }
    }
    const versions = new Set(listed.map(([path, tag]) => `${path}:${splitTag(tag)[0]}`));
    for (const version of versions) {
      const [path, name] = version.split(':') as [string, string];
      for (const { tag } of catalogue.findVariants(path, name))
        if (!all.has(`${path}:${tag}`)) invented.push(`${path}:${tag}`);
    }
    expect(invented).toEqual([]);
    expect(found).toBeGreaterThan(10_000);
  });

  test('is not told from a tag that is nearly right', () => {
    const all = new Set(listed.map(([path, tag]) => `${path}:${tag}`));
    const near = listed.flatMap(([path, tag]) =>
      [`${tag}-slimm`, `${tag}.9999`, `x${tag}`, tag.toUpperCase()].map((wrong) => [path, wrong] as const),
    );
    const wrong = near.filter(([path, tag]) => !all.has(`${path}:${tag}`) && catalogue.hasTag(path, tag));
    expect(wrong).toEqual([]);
  });
});

describe('a table of tags', () => {
  const tags = openTags({
    suffixes: '@trixie+ slim@bookworm slim-bookworm@1 alpine@~alpine3.9',
    groups: ['0 1|26 26.1', '1 2 3|8'],
  });

  test('says what stands there', () => {
    expect(tags.find('26')).toEqual({ suite: 'trixie', isSuiteOfParent: false, isListed: true });
    expect(tags.find('8-slim-bookworm')).toEqual({ suite: 'bookworm', isSuiteOfParent: false, isListed: false });
    expect(tags.find('8-alpine')).toEqual({ suite: 'alpine3.9', isSuiteOfParent: true, isListed: false });
    expect(tags.find('8')).toBeUndefined();
    expect(tags.find('26-alpine')).toBeUndefined();
    expect([...tags.ofVersion('26').keys()]).toEqual(['', 'slim']);
    expect(tags.ofVersion('27').size).toBe(0);
  });

  test.each([
    ['20', '20', ''],
    ['20-bookworm-slim', '20', 'bookworm-slim'],
    ['13-ea-10-jdk-oraclelinux7', '13-ea-10', 'jdk-oraclelinux7'],
    ['bookworm-20240101-slim', 'bookworm-20240101', 'slim'],
    ['latest', 'latest', ''],
    ['slim', 'slim', ''],
    ['3.15-rc-slim', '3.15-rc', 'slim'],
    ['-', '', ''],
  ])('takes %s apart', (tag, version, suffix) => {
    expect(splitTag(tag)).toEqual([version, suffix]);
    if (tag !== '-') expect(joinTag(version, suffix)).toBe(tag);
  });

  test('has no tag of a hostile name, and takes no time for it', () => {
    for (const name of [...HOSTILE_NAMES, '1-'.repeat(50_000), '-'.repeat(100_000)])
      expect(catalogue.hasTag('node', name)).toBe(false);
  });
});
