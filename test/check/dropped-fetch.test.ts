import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['drops-list-fetch'] as const;
const UNSEEN = ['drops-list-fetch-scripts-may-need'] as const;
const CHAIN = 'FROM debian:12\nRUN a && apt-get update && b\n';

const right: readonly Change[] = [
  ['a RUN of its own', 'FROM a\nRUN apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['the last of a file', 'FROM a\nRUN b\nRUN apt-get update', 'FROM a\nRUN b'],
  ['by sudo, quietly', 'FROM a\nRUN sudo apt -qq update >/dev/null 2>&1\nRUN b\n', 'FROM a\nRUN b\n'],
  ['twice', 'FROM a\nRUN apt-get update && apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['below a comment', 'FROM a\n# x\nRUN apt-get update\n\nRUN b\n', 'FROM a\n# x\nRUN b\n'],
  [
    'a later install fetches for itself',
    'FROM a\nRUN apt-get update\nRUN apt-get update && apt-get install b\n',
    'FROM a\nRUN apt-get update && apt-get install b\n',
  ],
  ['the first of a chain', 'FROM a\nRUN apt-get update && b\n', 'FROM a\nRUN b\n'],
  ['in the middle of a chain', CHAIN, 'FROM debian:12\nRUN a && b\n'],
  ['the last of a chain', 'FROM a\nRUN b \\\n && apt-get update\n', 'FROM a\nRUN b\n'],
  ['of a list', 'FROM a\nRUN set -e; apt-get update; b\n', 'FROM a\nRUN set -e; b\n'],
];

const wrong: readonly Change[] = [
  ['a later install needs it', 'FROM a\nRUN apt-get update\nRUN apt-get install b\n', 'FROM a\nRUN apt-get install b\n'],
  ['the same RUN needs it', 'FROM a\nRUN apt-get update && apt-get install b\n', 'FROM a\nRUN apt-get install b\n'],
  ['apt-cache needs it', 'FROM a\nRUN apt-get update\nRUN apt-cache policy b\n', 'FROM a\nRUN apt-cache policy b\n'],
  ['CMD needs it', 'FROM a\nRUN apt-get update\nCMD apt-get install b\n', 'FROM a\nCMD apt-get install b\n'],
  [
    'a stage on top needs it',
    'FROM a AS b\nRUN apt-get update\nFROM b\nRUN apt-get install c\n',
    'FROM a AS b\nFROM b\nRUN apt-get install c\n',
  ],
  [
    'a RUN in exec form needs it',
    'FROM a\nRUN apt-get update\nRUN ["apt-get", "install", "b"]\n',
    'FROM a\nRUN ["apt-get", "install", "b"]\n',
  ],
  ['another command is gone', CHAIN, 'FROM debian:12\nRUN apt-get update && b\n'],
  ['two commands are gone', CHAIN, 'FROM debian:12\nRUN b\n'],
  ['an upgrade is gone', 'FROM a\nRUN apt-get upgrade\nRUN b\n', 'FROM a\nRUN b\n'],
  ['another RUN is gone', 'FROM a\nRUN apt-get update\nRUN b\nRUN c\n', 'FROM a\nRUN c\n'],
  ['a link is another', CHAIN, 'FROM debian:12\nRUN a ; b\n'],
  ['what stands behind || is gone', 'FROM a\nRUN b || apt-get update\n', 'FROM a\nRUN b\n'],
  ['the condition is gone', 'FROM a\nRUN apt-get update || b\n', 'FROM a\nRUN b\n'],
  ['more is gone than the fetch', 'FROM a\nRUN b x && apt-get update\n', 'FROM a\nRUN b\n'],
  ['it writes a file', 'FROM a\nRUN apt-get update > /log\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a pipe reads it', 'FROM a\nRUN apt-get update | tee /log\nRUN b\n', 'FROM a\nRUN b\n'],
  ['its RUN has flags', 'FROM a\nRUN --network=host apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a pragma stands above it', 'FROM a\n# hadolint ignore=DL3009\nRUN apt-get update\nRUN b\n', 'FROM a\n# hadolint ignore=DL3009\nRUN b\n'],
  ['a comment is gone', 'FROM a\n# x\nRUN apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['another shell runs it', 'FROM a\nSHELL ["pwsh"]\nRUN apt-get update\nRUN b\n', 'FROM a\nSHELL ["pwsh"]\nRUN b\n'],
  ['the exec form', 'FROM a\nRUN ["apt-get", "update"]\nRUN b\n', 'FROM a\nRUN b\n'],
  ['an index of apk', 'FROM a\nRUN apk update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a variable stands in it', 'FROM a\nRUN apt-get update $(b)\nRUN c\n', 'FROM a\nRUN c\n'],
  ['the lists are deleted behind it', 'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/* && b\n', 'FROM a\nRUN rm -rf /var/lib/apt/lists/* && b\n'],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, UNSEEN])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
  expect(judge([name, before, after, UNSEEN])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});

test('a script that was not read runs later: only by the effect that says so', () => {
  const change: Change = ['unseen', 'FROM a\nRUN apt-get update\nRUN /b.sh\n', 'FROM a\nRUN /b.sh\n'];
  expect(judge([...change, EFFECT])).toMatch(/\w/);
  expect(judge([...change, UNSEEN])).toBeUndefined();
});

test('a fetch is not given again where it was told more than a second one would be', () => {
  const before = (fetch: string): string => `FROM a\nRUN ${fetch}\nCOPY b c\nRUN apt-get install d\n`;
  const after = (fetch: string): string => `FROM a\nRUN ${fetch}\nCOPY b c\nRUN apt-get update && apt-get install d\n`;
  const say = (fetch: string): string | undefined => judge(['', before(fetch), after(fetch), ['fetches-index-again']]);
  expect(say('apt-get -qq update -y')).toBeUndefined();
  expect(say('apt-get update --allow-releaseinfo-change')).toMatch(/\w/);
  expect(say('apt-get -o Acquire::Check-Valid-Until=false update')).toMatch(/\w/);
  expect(say('http_proxy=http://example.com apt-get update')).toMatch(/\w/);
});
