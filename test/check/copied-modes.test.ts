import { expect, test } from 'vitest';
import { type Files, judgeIn } from './judge-in-context.ts';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const D = 'FROM debian:12-slim\n';
const NAMED = ['copies-named-files-with-mode'] as const;
const SURE = ['copies-with-mode'] as const;

const right: readonly Change[] = [
  ['a file', `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh\nUSER x\n`, `${D}COPY --chmod=755 a.sh /a.sh\nUSER x\n`],
  [
    'two files',
    `${D}COPY a.sh b.sh /srv/\nRUN chmod 0755 /srv/a.sh /srv/b.sh && ls\n`,
    `${D}COPY --chmod=755 a.sh b.sh /srv/\nRUN ls\n`,
  ],
  [
    'one of two commands',
    `${D}COPY a.sh /a.sh\nRUN chmod 1777 /tmp && chmod 755 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN chmod 1777 /tmp\n`,
  ],
  [
    'one of two paths',
    `${D}COPY a.sh /a.sh\nRUN chmod 755 /x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN chmod 755 /x\n`,
  ],
  [
    'behind an owner',
    `${D}COPY a.sh /a.sh\nRUN chown 1:1 /a.sh && chmod 755 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN chown 1:1 /a.sh\n`,
  ],
  [
    'it has the mode already',
    `${D}COPY --chmod=0755 a.sh /a.sh\nRUN chmod 755 /a.sh\nUSER x\n`,
    `${D}COPY --chmod=0755 a.sh /a.sh\nUSER x\n`,
  ],
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, NAMED])).toBeUndefined();
  expect(judge([name, before, after, SURE])).toMatch(/\w/);
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

const wrong: readonly Change[] = [
  ['nobody changed it', `${D}COPY a.sh /a.sh\nRUN ls\n`, `${D}COPY --chmod=755 a.sh /a.sh\nRUN ls\n`],
  ['another mode', `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh\n`, `${D}COPY --chmod=700 a.sh /a.sh\n`],
  ['no mode', `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh\nUSER x\n`, `${D}COPY a.sh /a.sh\nUSER x\n`],
  ['more than it had', `${D}COPY a.sh /a.sh\nRUN chmod ug+x /a.sh\n`, `${D}COPY --chmod=755 a.sh /a.sh\n`],
  ['a symbolic flag', `${D}COPY a.sh /a.sh\nRUN chmod +x /a.sh\n`, `${D}COPY --chmod=+x a.sh /a.sh\n`],
  ['setuid', `${D}COPY a.sh /a.sh\nRUN chmod 4755 /a.sh\n`, `${D}COPY --chmod=755 a.sh /a.sh\n`],
  ['one of two files', `${D}COPY a.sh b.sh /srv/\nRUN chmod 755 /srv/a.sh\n`, `${D}COPY --chmod=755 a.sh b.sh /srv/\n`],
  ['another file', `${D}COPY a.sh /a.sh\nRUN chmod 755 /b.sh\n`, `${D}COPY --chmod=755 a.sh /a.sh\n`],
  ['a folder', `${D}COPY . /app\nRUN chmod 755 /app\n`, `${D}COPY --chmod=755 . /app\n`],
  ['a whole folder', `${D}COPY . /app\nRUN chmod -R 700 /app\n`, `${D}COPY --chmod=700 . /app\n`],
  [
    'a folder of WORKDIR by the name of the file',
    `${D}WORKDIR /srv/a.sh\nCOPY a.sh /srv/a.sh\nRUN chmod 700 /srv/a.sh\n`,
    `${D}WORKDIR /srv/a.sh\nCOPY --chmod=700 a.sh /srv/a.sh\n`,
  ],
  [
    'a folder above that is made',
    `${D}COPY a.sh /x/y/a.sh\nRUN chmod 700 /x/y/a.sh\n`,
    `${D}COPY --chmod=700 a.sh /x/y/a.sh\n`,
  ],
  [
    'a step between',
    `${D}COPY a.sh /a.sh\nRUN sed -i s/a/b/ /a.sh\nRUN chmod 755 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN sed -i s/a/b/ /a.sh\n`,
  ],
  [
    'copied over',
    `${D}COPY a.sh /srv/a.sh\nCOPY . /srv\nRUN chmod 755 /srv/a.sh\n`,
    `${D}COPY --chmod=755 a.sh /srv/a.sh\nCOPY . /srv\n`,
  ],
  [
    'the last word of another',
    `${D}COPY a.sh /a.sh\nRUN chmod 700 /a.sh && chmod 755 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN chmod 700 /a.sh\n`,
  ],
  ['a command behind it went', `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh && ls\n`, `${D}COPY --chmod=755 a.sh /a.sh\n`],
  [
    'an owner went, too',
    `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh && chown 1:1 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\n`,
  ],
  [
    'an old frontend',
    `# syntax=docker/dockerfile:1.1\n${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh\n`,
    `# syntax=docker/dockerfile:1.1\n${D}COPY --chmod=755 a.sh /a.sh\n`,
  ],
  ['what ADD unpacks', `${D}ADD a.tgz /a.tgz\nRUN chmod 600 /a.tgz\n`, `${D}ADD --chmod=600 a.tgz /a.tgz\n`],
  [
    'a layer of its own',
    `${D}COPY --link a.sh /a.sh\nRUN chmod 755 /a.sh\n`,
    `${D}COPY --link --chmod=755 a.sh /a.sh\n`,
  ],
  [
    'a mode in place of another',
    `${D}COPY --chmod=600 a.sh /a.sh\nRUN chmod 755 /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\n`,
  ],
  [
    'a builder stage',
    'FROM a AS b\nCOPY a.sh /a.sh\nRUN chmod 755 /a.sh\nFROM c\nRUN d\n',
    'FROM a AS b\nCOPY --chmod=755 a.sh /a.sh\nFROM c\nRUN d\n',
  ],
  [
    'under a condition',
    `${D}COPY a.sh /a.sh\nRUN if x; then chmod 755 /a.sh; fi\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\n`,
  ],
  [
    'a failure that is forgiven',
    `${D}COPY a.sh /a.sh\nRUN chmod 755 /a.sh || true\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\n`,
  ],
];

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, NAMED])).toMatch(/\w/);
  expect(judge([name, before, after, SURE])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});

const FILES: Files = { start: '#!/bin/sh\n', 'tools/a': 'a' };

test('the context tells a file from a folder', () => {
  const before = (name: string): readonly string[] => [
    'FROM debian:12-slim',
    `COPY ${name} /usr/bin/${name}`,
    `RUN chmod 755 /usr/bin/${name}`,
  ];
  const after = (name: string): readonly string[] => [
    'FROM debian:12-slim',
    `COPY --chmod=755 ${name} /usr/bin/${name}`,
  ];
  expect(judgeIn(FILES, before('start'), after('start'), 'copies-with-mode')).toBeUndefined();
  expect(judgeIn(FILES, before('tools'), after('tools'), 'copies-with-mode')).toMatch(/\w/);
  expect(judgeIn(FILES, before('gone.sh'), after('gone.sh'), 'copies-named-files-with-mode')).toMatch(/\w/);
});
