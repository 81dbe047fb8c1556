import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

type Files = Readonly<Record<string, string>>;

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(before: string, after: string, files: Files, effects: readonly Effect[] = ['skips-development-packages']) {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  return check(read(before), read(after), effects, surroundings);
} // prettier-ignore

function npm(scripts: object = { start: 'node a.js' }, more: Files = {}): Files {
  const manifest = { name: 'a', scripts, dependencies: { next: '14', 'cross-env': '7' }, devDependencies: { typescript: '5', jest: '29' } };
  const packages = {
    '': manifest,
    'node_modules/next': { version: '14.0.0', bin: { next: 'b' } },
    'node_modules/cross-env': { version: '7.0.0', bin: { 'cross-env': 'b' } },
    'node_modules/typescript': { version: '5.0.0', dev: true, bin: { tsc: 'b' } },
    'node_modules/jest': { version: '29.0.0', dev: true, bin: { jest: 'b' } },
    'node_modules/chalk': { version: '5.0.0', dev: true },
  };
  const lock = JSON.stringify({ lockfileVersion: 3, packages });
  return { 'package.json': JSON.stringify(manifest), 'package-lock.json': lock, 'a.js': "require('next')", ...more };
} // prettier-ignore

const COMPOSER: Files = {
  'composer.json': '{"require":{"a/b":"1"},"require-dev":{"phpunit/phpunit":"11"}}',
  'composer.lock': '{"packages":[{"name":"a/b","version":"1"}],"packages-dev":[{"name":"phpunit/phpunit","bin":["phpunit"],"autoload":{"psr-4":{"PHPUnit\\\\":""}}}]}',
  'index.php': '<?php',
}; // prettier-ignore

const file = (script: string, rest = 'CMD ["npm", "start"]', from = 'node:22', earlier = ''): string =>
  `FROM ${from}\nWORKDIR /app\n${earlier}COPY . .\nRUN ${script}\n${rest}\n`;
/** The same with the word of npm, and without. */
const pair = (rest?: string, from?: string, earlier?: string, word = '--omit=dev'): readonly [string, string] => [
  file('npm ci', rest, from, earlier),
  file(`npm ci ${word}`, rest, from, earlier),
];

describe('what is right is accepted', () => {
  const RIGHT: readonly (readonly [string, string, string, Files])[] = [
    ['npm', ...pair(), npm()],
    ['npm 6', ...pair(undefined, 'node:12', '', '--only=production'), npm()],
    ['a program of a package that stays', ...pair(), npm({ start: 'cross-env NODE_ENV=production next start' })],
    ['a program of the image', ...pair('HEALTHCHECK CMD curl localhost\nCMD ["node", "a.js"]'), npm()],
    ['a program for all projects', ...pair('CMD ["pm2-runtime", "a.js"]', 'node:22', 'RUN npm i -g pm2\n'), npm()],
    ['scripts that are not run', file('npm ci --ignore-scripts'), file('npm ci --omit=dev --ignore-scripts'), npm({ prepare: 'husky', start: 'node a.js' })],
    ['imports of tests', ...pair(), npm(undefined, { 'tests/a.js': "require('jest')", 'jest.config.js': "require('jest')" })],
    ['imports of types', ...pair(), npm(undefined, { 'b.ts': "import type { A } from 'typescript';" })],
    ['pnpm', file('pnpm install', 'CMD ["node", "a.js"]'), file('pnpm install --prod', 'CMD ["node", "a.js"]'), npm()],
    ['Yarn 1', file('yarn'), file('yarn --production'), { ...npm(), 'yarn.lock': '# yarn lockfile v1\n' }],
    ['Composer', file('composer install', 'CMD ["php", "index.php"]', 'php:8.3'), file('composer install --no-dev', 'CMD ["php", "index.php"]', 'php:8.3'), COMPOSER],
    ['a later install that leaves them out, too', file('npm ci', 'RUN npm install --omit=dev\nCMD ["node", "a.js"]'), file('npm ci --omit=dev', 'RUN npm install --omit=dev\nCMD ["node", "a.js"]'), npm()],
    ['a later install for all projects', ...pair('RUN npm install -g pm2\nCMD ["node", "a.js"]'), npm()],
  ]; // prettier-ignore

  test.each(RIGHT)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toBeUndefined();
  });
});

describe('what is wrong is declined', () => {
  const WRONG: readonly (readonly [string, string, string, Files])[] = [
    ['F9: husky', ...pair(), npm({ prepare: 'husky', start: 'node a.js' })],
    ['F9: a build', ...pair('RUN npm run build\nCMD ["node", "a.js"]'), npm({ build: 'tsc' })],
    ['a build before another script', ...pair('RUN npm run build\nCMD ["node", "a.js"]'), npm({ prebuild: 'jest', build: 'next build' })],
    ['a build in the same RUN', file('npm ci && npx tsc'), file('npm ci --omit=dev && npx tsc'), npm()],
    ['F10: a start by such a package', ...pair(), npm({ start: 'tsc -w' })],
    ['a start by a script of a script', ...pair(), npm({ start: 'npm run a', a: 'npm run b', b: 'tsc' })],
    ['a start that nobody knows', ...pair(), npm({ start: 'nodemon a.js' })],
    ['a program by its path', ...pair('CMD ["node_modules/.bin/jest"]'), npm()],
    ['a module that is loaded before', ...pair('CMD ["node", "--require", "jest/globals", "a.js"]'), npm()],
    ['a health check by such a package', ...pair('HEALTHCHECK CMD npx jest\nCMD ["node", "a.js"]'), npm()],
    ['a shell that starts it', ...pair('CMD ["sh", "-c", "tsc && node a.js"]'), npm()],
    ['an import', ...pair(), npm(undefined, { 'b.js': "const { x } = await import('typescript');" })],
    ['an import of what comes with such a package', ...pair(), npm(undefined, { 'b.js': "import chalk from 'chalk';" })],
    ['a stage that does not ship', `${file('npm ci')}FROM scratch\n`, `${file('npm ci --omit=dev')}FROM scratch\n`, npm()],
    ['a stage of tests on top', file('npm ci').replace('22', '22 AS a') + 'FROM a AS b\nRUN npm test\nFROM a\n', file('npm ci --omit=dev').replace('22', '22 AS a') + 'FROM a AS b\nRUN npm test\nFROM a\n', npm()],
    ['another folder', file('cd a && npm ci'), file('cd a && npm ci --omit=dev'), npm()],
    ['the word of another npm', ...pair(undefined, 'node:12'), npm()],
    ['another word', ...pair(undefined, undefined, undefined, '--omit=optional'), npm()],
    ['two words', ...pair(undefined, undefined, undefined, '--omit=dev --force'), npm()],
    ['an npm that nobody knows', ...pair(undefined, 'example.com/node'), npm()],
    ['another npm than its image has', ...pair(undefined, 'node:22', 'RUN npm i -g npm@5\n'), npm()],
    ['what a variable decides', ...pair(undefined, 'node:22', 'ENV NODE_ENV=development\n'), npm()],
    ['what was asked for', file('npm ci --include=dev'), file('npm ci --omit=dev --include=dev'), npm()],
    ['a package by name', file('npm install jest'), file('npm install --omit=dev jest'), npm()],
    ['a command that changed besides', file('npm ci && echo a'), file('npm ci --omit=dev && echo b'), npm()],
    ['a later Yarn', file('yarn install'), file('yarn install --production'), { ...npm(), 'yarn.lock': '__metadata:\n  version: 8\n' }],
    ['a class of such a package', file('composer install', 'CMD ["php", "index.php"]', 'php:8.3'), file('composer install --no-dev', 'CMD ["php", "index.php"]', 'php:8.3'), { ...COMPOSER, 'b.php': '<?php use PHPUnit\\Runner;' }],
    ['a program of such a package', file('composer install', 'RUN vendor/bin/phpunit', 'php:8.3'), file('composer install --no-dev', 'RUN vendor/bin/phpunit', 'php:8.3'), COMPOSER],
    ['an update that brings them again', file('composer install && composer update', 'CMD ["php", "index.php"]', 'php:8.3'), file('composer install --no-dev && composer update', 'CMD ["php", "index.php"]', 'php:8.3'), COMPOSER],
    ['a later install that brings them again', ...pair('RUN npm install pm2\nCMD ["node", "a.js"]'), npm()],
    ['a start that installs', ...pair('CMD npm install && node a.js'), npm()],
    ['a script that installs', ...pair(), npm({ start: 'npm run deps && node a.js', deps: 'npm i' })],
    ['no lock file of Composer', file('composer install', 'CMD ["php", "index.php"]', 'php:8.3'), file('composer install --no-dev', 'CMD ["php", "index.php"]', 'php:8.3'), { 'composer.json': COMPOSER['composer.json']! }],
  ]; // prettier-ignore

  test.each(WRONG)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toEqual(expect.any(String));
  });

  test('without the context, and without an effect that says so', () => {
    const [before, after] = pair();
    expect(check(read(before), read(after), ['skips-development-packages'])).toEqual(expect.any(String));
    expect(judge(before, after, npm(), ['installs-locked-versions'])).toEqual(expect.any(String));
  });
});
