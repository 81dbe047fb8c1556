import { expect, test } from 'vitest';
import { type Change, judgeChanges } from './change-cases.ts';
import { judgeIn } from './judge-in-context.ts';

const EFFECT = 'removes-documentation';

const INSTALL = 'apt-get update && apt-get install -y nginx';
const DELETION = 'find /usr/share/doc /usr/share/man -type f ! -name copyright -delete';
/** A RUN of `script` with `behind` at its end, and the rest of the file. */
const add = (script: string, behind = ` && ${DELETION}`, rest = ''): readonly [string, string] => [
  `FROM debian:12\nRUN ${script}\n${rest}`,
  `FROM debian:12\nRUN ${script}${behind}\n${rest}`,
];

const right: readonly Change[] = [
  ['an install', ...add(INSTALL)],
  ['a list under set -e', ...add('set -e; apt-get update; apt-get install -y nginx', `; ${DELETION}`)],
  ['behind a clean-up', ...add(`${INSTALL} && rm -rf /var/lib/apt/lists/*`)],
];

const wrong: readonly Change[] = [
  ['copyright files go, too', ...add(INSTALL, ' && find /usr/share/doc /usr/share/man -type f -delete')],
  ['folders go, too', ...add(INSTALL, ' && rm -rf /usr/share/doc /usr/share/man')],
  ['more goes', ...add(INSTALL, ' && find /usr/share -type f ! -name copyright -delete')],
  ['all goes', ...add(INSTALL, ' && find / -type f ! -name copyright -delete')],
  ['C2: a failure is hidden', ...add(INSTALL, `; ${DELETION}`)],
  ['C2: behind ||', ...add(INSTALL, ` || ${DELETION}`)],
  ['C4: a layer of its own', ...add(INSTALL, `\nRUN ${DELETION}`)],
  ['C4: before the install', `FROM a\nRUN ${INSTALL}\n`, `FROM a\nRUN ${DELETION} && ${INSTALL}\n`],
  ['nothing is installed', ...add('apt-get update')],
  ['another manager', ...add('yum install -y nginx')],
  ['the install may fail', ...add('apt-get install -y nginx || true')],
  ['an example is copied', ...add(INSTALL, undefined, 'RUN cp /usr/share/doc/nginx/a /etc\n')],
  ['all of /usr/share is copied', ...add(INSTALL, undefined, 'RUN cp -r /usr/share /x\n')],
  ['manuals are shown', ...add('apt-get install -y man-db')],
  ['documentation that was asked for', ...add('apt-get install -y apache2 apache2-doc')],
  ['documentation of a version', ...add('apt-get install -y postgresql-doc-15=15.2 nginx')],
  ['documentation in a variable', ...add('apt-get install -y $P', undefined, 'ENV P="nginx nginx-doc"\n')],
  ['manuals of a language', ...add('apt-get install -y manpages-de')],
  ['what registers documentation', ...add('apt-get install -y doc-base nginx')],
  ['CMD shows one', ...add(INSTALL, undefined, 'CMD man nginx\n')],
  ['a folder is gone in the RUN itself', ...add(`rm -rf /usr/share/man && ${INSTALL}`)],
  [
    'a folder is gone before',
    `FROM debian:12\nRUN rm -rf /var/cache/x /usr/share/man/\nRUN ${INSTALL}\n`,
    `FROM debian:12\nRUN rm -rf /var/cache/x /usr/share/man/\nRUN ${INSTALL} && ${DELETION}\n`,
  ],
  ['a function of that name', ...add(`find() { true; }; ${INSTALL}`)],
  ['a cache mount', ...add(`--mount=type=cache,target=/usr/share/doc ${INSTALL}`)],
  ['another command changes', `FROM a\nRUN ${INSTALL}\n`, `FROM a\nRUN ${INSTALL}-core && ${DELETION}\n`],
];

judgeChanges(EFFECT, right, wrong);

test('reads what the build may copy', () => {
  const [before, after] = add(INSTALL, undefined, 'COPY . /a\n').map((text) => text.trimEnd().split('\n')) as [
    string[],
    string[],
  ];
  expect(judgeIn({ 'a.sh': 'nginx' }, before, after, EFFECT)).toBeUndefined();
  expect(judgeIn({ 'a.sh': 'rm -rf /usr/share/doc' }, before, after, EFFECT)).toBeUndefined();
  expect(judgeIn({ 'a.sh': 'cp /usr/share/doc/a /b' }, before, after, EFFECT)).toMatch(/\w/);
  expect(judgeIn({ 'x/start': 'ls /usr/share/man' }, before, after, EFFECT)).toMatch(/\w/);
});
