import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rewrite } from '../../src/index.ts';

const SNAPSHOTS = fileURLToPath(new URL('../../snapshots', import.meta.url));

/** Folders of transforms that put a command behind others, or look for one there. */
const ADDS = /cleanup|cache|clean|apk/;

const texts = readdirSync(SNAPSHOTS).filter((transform) => ADDS.test(transform)).flatMap((transform) =>
  readdirSync(join(SNAPSHOTS, transform)).map((name) => [
    `${transform}/${name}`,
    readFileSync(join(SNAPSHOTS, transform, name, 'before.Dockerfile'), 'utf8'),
  ] as const),
); // prettier-ignore

/** The same files by other rights: as they are, the snapshots themselves look at them. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  [
    'by sudo',
    (text) =>
      text
        .replace(/^(FROM [^\n]*\n)/gim, '$1USER u\n')
        .replace(/^(RUN (?:--\S+ )*|[ \t]*&& )(?=[a-z][\w.-]* )(?!sudo|cd|if|for|while|set|export)/gm, '$1sudo '),
  ],
  [
    'by env',
    (text) => text.replace(/^(RUN (?:--\S+ )*)(?=[a-z][\w.-]* )(?!sudo|cd|if|for|while|set|export)/gm, '$1env '),
  ],
];

/** All transforms together: what one of them has done none of them may propose once more. */
test.each(VARIANTS)('every case of the snapshots comes to an end: %s', (_, vary) => {
  const failed = texts.flatMap(([name, text]) => {
    try {
      rewrite(vary(text), { unsafe: true, today: '2026-11-21' });
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
  expect(failed).toEqual([]);
});
