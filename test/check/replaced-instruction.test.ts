import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const REPLACED = ['drops-replaced-instruction'] as const;
const LABEL = ['moves-author-to-label'] as const;

test.each<Change>([
  ['a CMD', 'FROM a\nCMD b\nRUN c\nCMD d\n', 'FROM a\nRUN c\nCMD d\n'],
  ['an ENTRYPOINT', 'FROM a\nENTRYPOINT ["b"]\nCMD c\nENTRYPOINT ["d"]\n', 'FROM a\nCMD c\nENTRYPOINT ["d"]\n'],
  ['a HEALTHCHECK', 'FROM a\nHEALTHCHECK NONE\nHEALTHCHECK CMD c\n', 'FROM a\nHEALTHCHECK CMD c\n'],
  ['across SHELL', 'FROM a\nCMD b\nSHELL ["c"]\nCMD d\n', 'FROM a\nSHELL ["c"]\nCMD d\n'],
  ['two', 'FROM a\nCMD b\nCMD c\nCMD d\n', 'FROM a\nCMD d\n'],
])('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, REPLACED])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each<Change>([
  ['the last', 'FROM a\nCMD b\nCMD c\n', 'FROM a\nCMD b\n'],
  ['the only one', 'FROM a\nCMD b\nRUN c\n', 'FROM a\nRUN c\n'],
  ['I9: one of the stage below', 'FROM a AS b\nCMD c\nFROM b\nCMD d\n', 'FROM a AS b\nFROM b\nCMD d\n'],
  ['I9: an ENTRYPOINT that resets the CMD of the base', 'FROM a\nENTRYPOINT ["b"]\nCMD c\n', 'FROM a\nCMD c\n'],
  ['I9: one that moves across SHELL', 'FROM a\nCMD b\nSHELL ["c"]\nCMD d\n', 'FROM a\nCMD d\nSHELL ["c"]\n'],
  ['another kind', 'FROM a\nUSER b\nUSER c\n', 'FROM a\nUSER c\n'],
  ['an ENV', 'FROM a\nENV A=b\nENV A=c\n', 'FROM a\nENV A=c\n'],
  ['a trigger', 'FROM a\nONBUILD CMD b\nCMD c\n', 'FROM a\nCMD c\n'],
  ['replaced by a trigger', 'FROM a\nCMD b\nONBUILD CMD c\n', 'FROM a\nONBUILD CMD c\n'],
  ['a RUN along with it', 'FROM a\nCMD b\nRUN c\nCMD d\n', 'FROM a\nCMD d\n'],
  ['both', 'FROM a\nRUN x\nCMD b\nCMD c\n', 'FROM a\nRUN x\n'],
  ['a comment along with it', 'FROM a\nCMD b\n# why\nCMD c\n', 'FROM a\nCMD c\n'],
  ['a comment in it', 'FROM a\nCMD \\\n# why\nb\nCMD c\n', 'FROM a\nCMD c\n'],
  ['another that stays', 'FROM a\nCMD b\nCMD c\n', 'FROM a\nCMD d\n'],
])('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, REPLACED])).toMatch(/\w/);
});

const KEY = 'org.opencontainers.image.authors';

test.each<Change>([
  ['the name', 'FROM a\nMAINTAINER b <c>\n', `FROM a\nLABEL ${KEY}="b <c>"\n`],
  ['another key', 'FROM a\nMAINTAINER b\n', 'FROM a\nLABEL maintainer=b\n'],
  ['I10: quotes in it', 'FROM a\nMAINTAINER b "c"\n', `FROM a\nLABEL ${KEY}="b \\"c\\""\n`],
  ['I10: quotes around it', 'FROM a\nMAINTAINER "b c"\n', `FROM a\nLABEL ${KEY}="b c"\n`],
  ['I10: a dollar in it', 'FROM a\nMAINTAINER b $C\n', `FROM a\nLABEL ${KEY}="b \\$C"\n`],
  ['one in each heir', 'FROM a AS x\nFROM x\nMAINTAINER b\nFROM x\nMAINTAINER c\n', `FROM a AS x\nFROM x\nLABEL ${KEY}=b\nFROM x\nMAINTAINER c\n`],
  ['one in each stage', 'FROM a\nMAINTAINER b\nFROM c\nMAINTAINER d\n', `FROM a\nLABEL ${KEY}=b\nFROM c\nLABEL ${KEY}=d\n`],
])('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, LABEL])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
}); // prettier-ignore

test.each<Change>([
  ['another name', 'FROM a\nMAINTAINER b\n', `FROM a\nLABEL ${KEY}=c\n`],
  ['I10: a variable', 'FROM a\nMAINTAINER b $C\n', `FROM a\nLABEL ${KEY}="b $C"\n`],
  ['I10: quotes lost', 'FROM a\nMAINTAINER b "c"\n', `FROM a\nLABEL ${KEY}="b c"\n`],
  ['I10: a backslash lost', 'FROM a\nMAINTAINER b\\\\c\n', `FROM a\nLABEL ${KEY}="b\\\\c"\n`],
  ['another key', 'FROM a\nMAINTAINER b\n', 'FROM a\nLABEL version=b\n'],
  ['two labels', 'FROM a\nMAINTAINER b\n', `FROM a\nLABEL ${KEY}=b maintainer=b\n`],
  ['none', 'FROM a\nMAINTAINER b\n', 'FROM a\n'],
  ['the old form', 'FROM a\nMAINTAINER b "c\n', `FROM a\nLABEL ${KEY} b c\n`],
  ['a label that is there', 'FROM a\nLABEL maintainer=c\nMAINTAINER b\n', `FROM a\nLABEL maintainer=c\nLABEL ${KEY}=b\n`],
  ['a label of the stage below', 'FROM a AS x\nLABEL "Maintainer"=c\nFROM x\nMAINTAINER b\n', `FROM a AS x\nLABEL "Maintainer"=c\nFROM x\nLABEL ${KEY}=b\n`],
  ['two authors', 'FROM a\nMAINTAINER b\nMAINTAINER c\n', `FROM a\nLABEL ${KEY}=b\nLABEL ${KEY}=c\n`],
  ['one of two authors', 'FROM a\nMAINTAINER b\nMAINTAINER c\n', `FROM a\nMAINTAINER b\nLABEL ${KEY}=c\n`],
  ['below another author', 'FROM a AS x\nMAINTAINER b\nFROM x\nMAINTAINER c\n', `FROM a AS x\nLABEL ${KEY}=b\nFROM x\nMAINTAINER c\n`],
  ['below two, of which one has a label', 'FROM a AS x\nMAINTAINER b\nFROM x\nLABEL maintainer=c\nMAINTAINER c\n', `FROM a AS x\nLABEL ${KEY}=b\nFROM x\nLABEL maintainer=c\nMAINTAINER c\n`],
  ['on top of another author', 'FROM a AS x\nMAINTAINER b\nFROM x\nMAINTAINER c\n', `FROM a AS x\nMAINTAINER b\nFROM x\nLABEL ${KEY}=c\n`],
  ['below what may start from it', 'ARG X=x\nFROM a AS x\nMAINTAINER b\nFROM $X\nMAINTAINER c\n', `ARG X=x\nFROM a AS x\nLABEL ${KEY}=b\nFROM $X\nMAINTAINER c\n`],
  ['below a label', 'FROM a AS x\nMAINTAINER b\nFROM x\nLABEL maintainer=c\n', `FROM a AS x\nLABEL ${KEY}=b\nFROM x\nLABEL maintainer=c\n`],
  ['two stages below another author', 'FROM a AS x\nMAINTAINER b\nFROM x AS y\nFROM y\nMAINTAINER c\n', `FROM a AS x\nLABEL ${KEY}=b\nFROM x AS y\nFROM y\nMAINTAINER c\n`],
  ['an ENV', 'FROM a\nMAINTAINER b\n', 'FROM a\nENV maintainer=b\n'],
])('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, LABEL])).toMatch(/\w/);
}); // prettier-ignore
