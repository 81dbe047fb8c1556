import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

type Files = Readonly<Record<string, string>>;

const CERTAIN: readonly Effect[] = ['installs-before-sources'];
const UNCERTAIN: readonly Effect[] = ['installs-before-unread-sources'];

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

/** The sources go behind the install, and some files are copied first. */
function judge(manifests: string, script: string, files: Files, effects: readonly Effect[]): string | undefined {
  const head = 'FROM oven/bun:1\nWORKDIR /app\n';
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  const before = `${head}COPY . .\nRUN ${script}\nCMD ["bun", "a.ts"]\n`;
  const after = `${head}${manifests}\nRUN ${script}\nCOPY . .\nCMD ["bun", "a.ts"]\n`;
  return check(read(before), read(after), effects, surroundings);
}

const MANIFEST = { name: 'a', dependencies: { hono: '4' }, trustedDependencies: [] };
const LOCK = '{ "lockfileVersion": 1, "packages": { "hono": ["hono@4.0.0", "", {}, ""] } }';
const bun = (changes: object = {}, more: Files = {}): Files => ({
  'package.json': JSON.stringify({ ...MANIFEST, ...changes }),
  'bun.lock': LOCK,
  'a.ts': '',
  '.dockerignore': 'node_modules\n',
  ...more,
});
const FIRST = 'COPY package.json bun.lock ./';
const FROZEN = 'bun install --frozen-lockfile';
const WORKSPACE: Files = { 'b/package.json': '{ "name": "b" }' };

describe('what is right is accepted', () => {
  test.each<readonly [string, string, string, Files, boolean]>([
    ['no package is trusted', FIRST, FROZEN, bun(), true],
    ['bun ci', FIRST, 'bun ci', bun(), true],
    ['for production', FIRST, 'bun i -p', bun(), true],
    ['no script at all', FIRST, `${FROZEN} --ignore-scripts`, bun({ scripts: { postinstall: 'bun a.ts' } }), true],
    ['trust in one that reads nothing', FIRST, FROZEN, bun({ trustedDependencies: ['esbuild'] }), true],
    ['a lock file that may change', FIRST, 'bun install', bun(), false],
    ['trust in one that nobody knows', FIRST, FROZEN, bun({ trustedDependencies: ['left-pad'] }), false],
    ['the packages that Bun trusts by itself', FIRST, FROZEN, bun({ trustedDependencies: undefined }), false],
    ['settings', 'COPY package.json bun.lock bunfig.toml .npmrc ./', FROZEN, bun({}, { 'bunfig.toml': '[install]\nlinker = "hoisted"\n', '.npmrc': 'fund=false\n' }), true],
    ['an environment that it does not heed', FIRST, FROZEN, bun({}, { '.env': 'PORT=3000\n' }), true],
    ['a workspace', `${FIRST}\nCOPY b/package.json b/`, FROZEN, bun({ workspaces: ['b'] }, WORKSPACE), false],
    ['the lock file of another tool, which it takes over', 'COPY package.json package-lock.json ./', 'bun install', { ...bun({}, { 'package-lock.json': '{}' }), 'bun.lock': undefined as unknown as string }, false],
  ])('%s', (name, manifests, script, files, isCertain) => {
    const there = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined));
    expect(judge(manifests, script, there, UNCERTAIN), name).toBeUndefined();
    expect(judge(manifests, script, there, CERTAIN) === undefined, name).toBe(isCertain);
  }); // prettier-ignore
});

describe('what is wrong is declined', () => {
  test.each<readonly [string, string, string, Files]>([
    ['no lock file', 'COPY package.json ./', FROZEN, bun()],
    ['no settings', FIRST, FROZEN, bun({}, { 'bunfig.toml': '[install]\nlinker = "hoisted"\n' })],
    ['no patch', FIRST, FROZEN, bun({ patchedDependencies: { 'hono@4.0.0': 'patches/hono.patch' } }, { 'patches/hono.patch': '' })],
    ['no package of the workspace', FIRST, FROZEN, bun({ workspaces: { packages: ['b'] } }, WORKSPACE)],
    ['no lock file of another tool', 'COPY package.json ./', 'bun install', { 'package.json': JSON.stringify(MANIFEST), 'yarn.lock': '', 'a.ts': '', '.dockerignore': 'node_modules\n' }],
    ['a registry in the environment', FIRST, FROZEN, bun({}, { '.env.production': 'export BUN_CONFIG_REGISTRY=https://registry.example.com\n' })],
    ['a token in the environment', 'COPY package.json bun.lock .npmrc ./', FROZEN, bun({}, { '.env': 'TOKEN=1\n', '.npmrc': '//registry.example.com/:_authToken=${TOKEN}\n' })],
    ['a cache in the project', 'COPY package.json bun.lock bunfig.toml ./', FROZEN, bun({}, { 'bunfig.toml': '[install.cache]\ndir = "cache"\n' })],
    ['settings that cannot be read', 'COPY package.json bun.lock bunfig.toml ./', FROZEN, bun({}, { 'bunfig.toml': '[install\n' })],
    ['a script of the project', FIRST, FROZEN, bun({ scripts: { postinstall: 'bun a.ts' } })],
    ['a script of the workspace', `${FIRST}\nCOPY b/package.json b/`, FROZEN, bun({ workspaces: ['b'] }, { 'b/package.json': '{ "name": "b", "scripts": { "prepare": "bun build b.ts" } }' })],
    ['a folder of the project', FIRST, FROZEN, bun({ dependencies: { b: 'file:./b' } }, WORKSPACE)],
    ['another folder', FIRST, `${FROZEN} --cwd b`, bun({}, WORKSPACE)],
    ['other settings', FIRST, `${FROZEN} -c b/bunfig.toml`, bun({}, { 'b/bunfig.toml': '' })],
    ['a build besides', FIRST, `${FROZEN} && bun run build`, bun({ scripts: { build: 'bun build a.ts' } })],
    ['a script alone', FIRST, 'bun run build', bun({ scripts: { build: 'bun build a.ts' } })],
  ])('%s', (name, manifests, script, files) => {
    expect(judge(manifests, script, files, UNCERTAIN), name).toEqual(expect.any(String));
    expect(judge(manifests, script, files, CERTAIN), name).toEqual(expect.any(String));
  }); // prettier-ignore
});
