import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

type Files = Readonly<Record<string, string>>;
type Case = readonly [name: string, before: string, after: string, files: Files];

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(before: string, after: string, files: Files): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  return check(read(before), read(after), ['skips-development-packages'], surroundings);
}

const PACKAGE = {
  name: 'a',
  scripts: { start: 'bun run src/a.ts' },
  dependencies: { hono: '4' },
  devDependencies: { typescript: '5', vitest: '3' },
};
function bun(changes: object = {}, more: Files = {}): Files {
  const lock = { lockfileVersion: 1, packages: { hono: ['hono@4.0.0', '', { bin: { 'hono-serve': 'b' } }, ''], typescript: ['typescript@5.0.0', '', {}, ''], vitest: ['vitest@3.0.0', '', { dependencies: { chai: '5' } }, ''], chai: ['chai@5.0.0', '', {}, ''] }, workspaces: { '': PACKAGE } };
  return { 'package.json': JSON.stringify({ ...PACKAGE, ...changes }), 'bun.lock': JSON.stringify(lock), 'src/a.ts': "import { Hono } from 'hono';", ...more };
} // prettier-ignore

const withRun = (script: string, rest = 'CMD ["bun", "src/a.ts"]', from = 'oven/bun:1.2', earlier = ''): string =>
  `FROM ${from}\nWORKDIR /app\n${earlier}COPY . .\nRUN ${script}\n${rest}\n`;
const frozen = (rest?: string, earlier?: string): readonly [string, string] => [
  withRun('bun install --frozen-lockfile', rest, 'oven/bun:1.1', earlier),
  withRun('bun install --production --frozen-lockfile', rest, 'oven/bun:1.1', earlier),
];
const loose = (from: string, word = '--omit=dev'): readonly [string, string] => [
  withRun('bun install', undefined, from),
  withRun(`bun install ${word}`, undefined, from),
];

const BERRY = '__metadata:\n  version: 8\n\n"ms@npm:2":\n  version: 2.0.0\n  resolution: "ms@npm:2.0.0"\n\n"jest@npm:29":\n  version: 29.0.0\n  resolution: "jest@npm:29.0.0"\n'; // prettier-ignore
const CLOCK = { name: 'a', packageManager: 'yarn@4.5.3', dependencies: { ms: '2' }, devDependencies: { jest: '29' } };
const yarn = (changes: object = {}, more: Files = {}): Files => ({
  'package.json': JSON.stringify({ ...CLOCK, ...changes }),
  'yarn.lock': BERRY,
  '.yarnrc.yml': 'nodeLinker: node-modules\n',
  'a.js': "require('ms')",
  ...more,
});
const FOCUS = 'yarn workspaces focus --production';
const node = (script: string, rest = 'CMD ["node", "a.js"]'): string => withRun(script, rest, 'node:22');
const focus = (from = 'yarn install --immutable', to = FOCUS, rest?: string): readonly [string, string] => [
  node(from, rest),
  node(to, rest),
];
const THIRD: Files = { '.yarnrc.yml': 'nodeLinker: node-modules\nyarnPath: .yarn/releases/yarn-3.6.4.cjs\nplugins:\n  - path: .yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs\n    spec: "@yarnpkg/plugin-workspace-tools"\n' }; // prettier-ignore

describe('what is right is accepted', () => {
  test.each<Case>([
    ['Bun that leaves the lock file alone', ...frozen(), bun()],
    ['bun ci', withRun('bun ci'), withRun('bun ci --production'), bun()],
    ['Bun that may rewrite it', ...loose('oven/bun:1.2-slim'), bun()],
    ['the newest Bun', ...loose('oven/bun'), bun()],
    ['a variable that Bun does not heed', ...frozen(undefined, 'ENV NODE_ENV=development\n'), bun()],
    ['a script that is started', ...frozen('CMD ["bun", "start"]'), bun()],
    ['a program of a package that stays', ...frozen('CMD ["bunx", "hono-serve"]'), bun()],
    ['types that a compiler is to know', ...frozen(), bun({}, { 'tsconfig.json': '{"compilerOptions":{"types":["typescript"]}}' })],
    ['Yarn 4', ...focus(), yarn()],
    ['Yarn by its name alone', ...focus('yarn'), yarn()],
    ['Yarn 3 with its plugin', ...focus(), yarn({ packageManager: undefined }, THIRD)],
    ['all of a workspace', ...focus('yarn', 'yarn workspaces focus --all --production'), yarn({ workspaces: ['b'] }, { 'b/package.json': '{"name":"b"}' })],
  ])('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toBeUndefined();
  }); // prettier-ignore
});

describe('what is wrong is declined', () => {
  test.each<Case>([
    ['a word that ends the build where the lock file is out of step', ...loose('oven/bun:1.2', '--production'), bun()],
    ['a word that old ones do not heed', ...loose('oven/bun:1.1'), bun()],
    ['a Bun that nobody knows', ...loose('example.com/bun:1'), bun()],
    ['a Bun by its digest', ...loose(`oven/bun:1.2@sha256:${'a'.repeat(64)}`), bun()],
    ['a frozen one by another word', withRun('bun install --frozen-lockfile'), withRun('bun install --omit=optional --frozen-lockfile'), bun()],
    ['frozen no more', withRun('bun install --frozen-lockfile'), withRun('bun install --production'), bun()],
    ['F9: prepare', ...frozen(), bun({ scripts: { prepare: 'tsc' } })],
    ['F10: a build', ...frozen('RUN bun run build\nCMD ["bun", "src/a.ts"]'), bun({ scripts: { build: 'tsc' } })],
    ['a script by its name alone', ...frozen('CMD ["bun", "serve"]'), bun({ scripts: { serve: 'vitest' } })],
    ['a program by its name alone', ...frozen('CMD ["bun", "vitest"]'), bun()],
    ['a program by bunx', ...frozen('RUN bunx --bun vitest\nCMD ["bun", "src/a.ts"]'), bun()],
    ['a program by bun x', ...frozen('RUN bun x tsc\nCMD ["bun", "src/a.ts"]'), bun()],
    ['tests', ...frozen('RUN bun test\nCMD ["bun", "src/a.ts"]'), bun()],
    ['a module that is loaded before', ...frozen('CMD ["bun", "--preload", "vitest", "src/a.ts"]'), bun()],
    ['a start that installs', ...frozen('CMD bun install && bun src/a.ts'), bun()],
    ['an import', ...frozen(), bun({}, { 'src/b.ts': "import { expect } from 'chai';" })],
    ['settings that extend such a package', ...frozen(), bun({}, { 'tsconfig.json': '{"extends":["vitest/tsconfig"]}' })],
    ['settings that load such a package', ...frozen(), bun({}, { 'bunfig.toml': 'preload = ["vitest/setup"]\n' })],
    ['what bunfig.toml decides', ...frozen(), bun({}, { 'bunfig.toml': '[install]\ndev = true\n' })],
    ['a part of a workspace alone', ...focus('yarn', FOCUS), yarn({ workspaces: ['b'] }, { 'b/package.json': '{"name":"b"}' })],
    ['a Yarn that nobody knows', ...focus(), yarn({ packageManager: undefined })],
    ['Yarn 3 without its plugin', ...focus(), yarn({ packageManager: 'yarn@3.6.4' })],
    ['Yarn 2', ...focus(), yarn({ packageManager: 'yarn@2.4.3' }, { '.yarnrc.yml': THIRD['.yarnrc.yml']!.replace('3.6.4', '2.4.3') })],
    ['Yarn 1', ...focus(), yarn({ packageManager: 'yarn@1.22.22' }, { 'yarn.lock': '# yarn lockfile v1\n' })],
    ['packages in the home folder', ...focus(), yarn({}, { '.yarnrc.yml': 'enableTelemetry: false\n' })],
    ['no settings', ...focus(), { 'package.json': JSON.stringify(CLOCK), 'yarn.lock': BERRY, 'a.js': '' }],
    ['a lock file that lacks a package', ...focus(), yarn({ dependencies: { ms: '2', semver: '7' } })],
    ['an option that means something', ...focus('yarn install --mode=skip-build'), yarn()],
    ['a word that stays', ...focus(undefined, `${FOCUS} --immutable`), yarn()],
    ['not for production', ...focus(undefined, 'yarn workspaces focus'), yarn()],
    ['F9: postinstall', ...focus(), yarn({ scripts: { postinstall: 'jest' } })],
    ['a later focus that brings them again', ...focus(undefined, FOCUS, 'RUN yarn workspaces focus\nCMD ["node", "a.js"]'), yarn()],
    ['a later build', ...focus(undefined, FOCUS, 'RUN yarn jest\nCMD ["node", "a.js"]'), yarn()],
  ])('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toEqual(expect.any(String));
  }); // prettier-ignore
});
