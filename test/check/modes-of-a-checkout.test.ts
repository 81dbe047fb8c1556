import { expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const D = 'FROM debian:12-slim\n';
const NAMED = ['copies-named-files-with-mode', 'gives-modes-of-a-checkout'] as const;

const right: readonly Change[] = [
  ['+x', `${D}COPY a.sh /a.sh\nRUN chmod +x /a.sh\nUSER x\n`, `${D}COPY --chmod=755 a.sh /a.sh\nUSER x\n`],
  ['u+rwx,go+rx', `${D}COPY a.sh /\nRUN chmod u+rwx,go+rx /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['all may write', `${D}COPY a.sh /\nRUN chmod +x,a+w /a.sh\n`, `${D}COPY --chmod=777 a.sh /\n`],
  ['none may run it', `${D}COPY a.md /\nRUN chmod a-x /a.md\n`, `${D}COPY --chmod=644 a.md /\n`],
  [
    'two files, and what stands behind',
    `${D}COPY a.sh b.sh /srv/\nRUN chmod a+x /srv/a.sh /srv/b.sh && ls\n`,
    `${D}COPY --chmod=755 a.sh b.sh /srv/\nRUN ls\n`,
  ],
  [
    'two copies',
    `${D}COPY a.sh /a.sh\nCOPY b.sh /b.sh\nRUN chmod +x /a.sh /b.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nCOPY --chmod=755 b.sh /b.sh\n`,
  ],
  [
    'one of two paths',
    `${D}COPY a.sh /a.sh\nRUN chmod +x /x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /a.sh\nRUN chmod +x /x\n`,
  ],
  [
    'a folder that the COPY makes has 755 either way',
    `${D}COPY a.sh /x/y/a.sh\nRUN chmod +x /x/y/a.sh\n`,
    `${D}COPY --chmod=755 a.sh /x/y/a.sh\n`,
  ],
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, NAMED])).toBeUndefined();
});

test.each(right)('demands both effects: %s', (name, before, after) => {
  expect(judge([name, before, after, ['copies-named-files-with-mode']])).toMatch(/\w/);
  expect(judge([name, before, after, ['copies-with-mode']])).toMatch(/\w/);
  expect(judge([name, before, after, ['copies-with-mode', 'gives-modes-of-a-checkout']])).toMatch(/\w/);
  expect(judge([name, before, after, ['gives-modes-of-a-checkout']])).toMatch(/\w/);
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test('letters that name all rights of all are a number', () => {
  const before = `${D}COPY --from=b a.sh /a.sh\nRUN chmod u=rwx,go=rx /a.sh\n`;
  const after = `${D}COPY --from=b --chmod=755 a.sh /a.sh\n`;
  expect(judge(['letters', before, after, ['copies-named-files-with-mode']])).toBeUndefined();
});

const wrong: readonly Change[] = [
  ['u+x makes two modes', `${D}COPY a.sh /\nRUN chmod u+x /a.sh\n`, `${D}COPY --chmod=744 a.sh /\n`],
  ['u+x makes 755 of one', `${D}COPY a.sh /\nRUN chmod u+x /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['ug+x', `${D}COPY a.sh /\nRUN chmod ug+x /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['another mode than it makes', `${D}COPY a.sh /\nRUN chmod +x /a.sh\n`, `${D}COPY --chmod=777 a.sh /\n`],
  ['a mode for the owner alone', `${D}COPY a.sh /\nRUN chmod +x /a.sh\n`, `${D}COPY --chmod=700 a.sh /\n`],
  ['rights taken away', `${D}COPY a.sh /\nRUN chmod go-w /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['setuid', `${D}COPY a.sh /\nRUN chmod u+s,+x /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['sticky', `${D}COPY a.sh /\nRUN chmod +xt /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['X', `${D}COPY a.sh /\nRUN chmod a+X /a.sh\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['rights of another', `${D}COPY a.sh /\nRUN chmod +x,g=u /a.sh\n`, `${D}COPY --chmod=775 a.sh /\n`],
  [
    'a file that serves as pattern',
    `${D}COPY a.sh /\nRUN chmod --reference=/x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\n`,
  ],
  ['a symbolic flag', `${D}COPY a.sh /\nRUN chmod +x /a.sh\n`, `${D}COPY --chmod=+x a.sh /\n`],
  ['no flag', `${D}COPY a.sh /\nRUN chmod +x /a.sh\nUSER x\n`, `${D}COPY a.sh /\nUSER x\n`],
  ['a umask', `${D}COPY a.sh /\nRUN umask 077 && chmod +x /a.sh\n`, `${D}COPY --chmod=755 a.sh /\nRUN umask 077\n`],
  [
    'a umask behind ;',
    `${D}COPY a.sh /\nRUN umask 077; chmod +x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\nRUN umask 077\n`,
  ],
  ['a failure that is forgiven', `${D}COPY a.sh /\nRUN chmod +x /a.sh || :\n`, `${D}COPY --chmod=755 a.sh /\n`],
  ['one of two files', `${D}COPY a.sh b.sh /srv/\nRUN chmod +x /srv/a.sh\n`, `${D}COPY --chmod=755 a.sh b.sh /srv/\n`],
  ['a pattern', `${D}COPY *.sh /srv/\nRUN chmod +x /srv/a.sh\n`, `${D}COPY --chmod=755 *.sh /srv/\n`],
  ['patterns of both', `${D}COPY *.sh /srv/\nRUN chmod +x /srv/*.sh\n`, `${D}COPY --chmod=755 *.sh /srv/\n`],
  ['a folder', `${D}COPY bin /srv/bin\nRUN chmod -R +x /srv/bin\n`, `${D}COPY --chmod=755 bin /srv/bin\n`],
  ['of another stage', `${D}COPY --from=b /a.sh /\nRUN chmod +x /a.sh\n`, `${D}COPY --from=b --chmod=755 /a.sh /\n`],
  ['an ADD', `${D}ADD a.sh /\nRUN chmod +x /a.sh\n`, `${D}ADD --chmod=755 a.sh /\n`],
  ['what is fetched', `${D}ADD https://a.b/a.sh /\nRUN chmod +x /a.sh\n`, `${D}ADD --chmod=755 https://a.b/a.sh /\n`],
  [
    'a heredoc',
    `${D}COPY <<E /usr/bin/a.sh\nx\nE\nRUN chmod +x /usr/bin/a.sh\n`,
    `${D}COPY --chmod=755 <<E /usr/bin/a.sh\nx\nE\n`,
  ],
  [
    'a mode that was there',
    `${D}COPY --chmod=600 a.sh /\nRUN chmod +x /a.sh\nUSER x\n`,
    `${D}COPY --chmod=600 a.sh /\nUSER x\n`,
  ],
  [
    'a mode that was there, and would do',
    `${D}COPY --chmod=755 a.sh /\nRUN chmod +x /a.sh\nUSER x\n`,
    `${D}COPY --chmod=755 a.sh /\nUSER x\n`,
  ],
  [
    'another change before it',
    `${D}COPY a.sh /\nRUN chmod go-rwx /a.sh && chmod +x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\nRUN chmod go-rwx /a.sh\n`,
  ],
  [
    'two changes at once',
    `${D}COPY a.sh /\nRUN chmod go-rwx /a.sh && chmod +x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\n`,
  ],
  [
    'a step between',
    `${D}COPY a.sh /\nRUN chmod 600 /a.sh\nRUN chmod +x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\nRUN chmod 600 /a.sh\n`,
  ],
  [
    'other rights for what is left',
    `${D}COPY a.sh /\nRUN chmod +x /x /a.sh\n`,
    `${D}COPY --chmod=755 a.sh /\nRUN chmod a+x /x\n`,
  ],
  [
    'an old frontend',
    `# syntax=docker/dockerfile:1.1\n${D}COPY a.sh /\nRUN chmod +x /a.sh\n`,
    `# syntax=docker/dockerfile:1.1\n${D}COPY --chmod=755 a.sh /\n`,
  ],
  ['a layer of its own', `${D}COPY --link a.sh /\nRUN chmod +x /a.sh\n`, `${D}COPY --link --chmod=755 a.sh /\n`],
  [
    'a folder that the COPY makes',
    `${D}COPY a.sh /x/y/a.sh\nRUN chmod a+w,+x /x/y/a.sh\n`,
    `${D}COPY --chmod=777 a.sh /x/y/a.sh\n`,
  ],
];

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, NAMED])).toMatch(/\w/);
  expect(judge([name, before, after, ['copies-with-mode', 'gives-modes-of-a-checkout']])).toMatch(/\w/);
});

/** What is said of `RUN chmod` and `COPY --chmod` of a file of the context with a mode. */
function judgeSeen(
  mode: number | undefined,
  command: string,
  flag: string,
  ...effects: readonly Effect[]
): string | undefined {
  const context = memoryContext({ start: '#!/bin/sh\n' }, { modes: mode === undefined ? {} : { start: mode } });
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context };
  return check(
    read(`${D}COPY start /usr/bin/start\nRUN chmod ${command} /usr/bin/start\n`),
    read(`${D}COPY --chmod=${flag} start /usr/bin/start\n`),
    effects,
    surroundings,
  );
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

test('a mode that the context shows needs no assumption', () => {
  expect(judgeSeen(0o644, '+x', '755', 'copies-with-mode')).toBeUndefined();
  expect(judgeSeen(0o755, '+x', '755', 'copies-with-mode')).toBeUndefined();
  expect(judgeSeen(0o644, 'u+x', '744', 'copies-with-mode')).toBeUndefined();
  expect(judgeSeen(0o755, 'u+x', '755', 'copies-with-mode')).toBeUndefined();
  expect(judgeSeen(undefined, '+x', '755', 'copies-with-mode')).toMatch(/nobody has seen/);
  expect(judgeSeen(undefined, '+x', '755', 'copies-with-mode', 'gives-modes-of-a-checkout')).toBeUndefined();
});

test.each([
  [0o755, 'u+x', '744'],
  [0o644, 'u+x', '755'],
  [0o600, '+x', '755'],
  [0o600, '+x', '711'],
  [0o664, '+x', '755'],
  [0o664, '+x', '775'],
  [0o700, 'a+x', '755'],
  [0o4755, '+x', '755'],
])('a mode that the context shows is heeded: %o', (mode, command, flag) => {
  expect(judgeSeen(mode, command, flag, 'copies-with-mode', 'gives-modes-of-a-checkout')).toMatch(/\w/);
});
