import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import tags from '../../../src/knowledge/images/tags.json' with { type: 'json' };
import { splitTag } from '../../../src/knowledge/images/tag-table.ts';

const TODAY = '2026-11-21';

describe('what to write instead', () => {
  test.each([
    ['node', '18-slim', '26-slim'],
    ['node', '14.17.3-buster-slim', '26-trixie-slim'],
    ['node', '16-alpine3.15', '26-alpine3.24'],
    ['node', '22-bullseye', '22-trixie'],
    ['python', '3.9-slim-bullseye', '3.14-slim-trixie'],
    ['python', '2.7-alpine', '3.14-alpine'],
    ['php', '7.4-fpm-alpine', '8.5-fpm-alpine'],
    ['php', '8.1-fpm-buster', '8.5-fpm-trixie'],
    ['debian', 'buster-slim', 'trixie-slim'],
    ['debian', '10', '13'],
    ['ubuntu', '18.04', '26.04'],
    ['ubuntu', 'xenial', 'resolute'],
    ['alpine', '3.15', '3.24'],
    ['golang', '1.9-alpine', '1.27-alpine'],
    ['redis', '5', '8.10'],
    ['maven', '3.6-jdk-8', undefined],
    ['openjdk', '11', undefined],
    ['no-such-image', '1', undefined],
  ])('%s:%s is %s', (path, tag, successor) => {
    expect(catalogue.findSuccessor(path, tag, TODAY)?.tag).toBe(successor);
  });

  test('depends on the day', () => {
    expect(catalogue.findSuccessor('node', '18', '2026-02-01')?.tag).toBe('26');
    expect(catalogue.findSuccessor('node', '16-slim', '2029-05-01')).toBeUndefined();
  });

  test('is never invented, and never one that is no longer rebuilt', () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const [path, { groups }] of Object.entries(tags.images)) {
      for (const version of groups.flatMap((group) => group.split('|')[1]!.split(' ')).filter((_, i) => i % 25 === 0)) {
        for (const { tag } of catalogue.findVariants(path, version).slice(0, 5)) {
          const successor = catalogue.findSuccessor(path, tag, TODAY)?.tag;
          if (successor === undefined) continue;
          asked += 1;
          const [found] = catalogue.findVariants(path, splitTag(successor)[0]).filter((one) => one.tag === successor);
          if (!found?.isListed) wrong.push(`${path}:${tag} ${successor}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });
});
