import { describe, expect, test } from 'vitest';
import type { Effect } from '../../src/check/effects.ts';
import { checkFileChange } from '../../src/check/file-change.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';

const NODE = 'FROM node:22\nWORKDIR /app\nCOPY package.json ./\nRUN npm install\nCOPY . .\n';
const NAMED = 'FROM node:22\nCOPY package.json ./\nRUN npm install\nCOPY server.js ./\n';
const FILES = {
  'package.json': '{}',
  'server.js': '1;',
  'src/a.js': '1;',
  'node_modules/a/index.js': '1;',
  '.git/HEAD': 'x',
  '.env': 'A=b',
  'app.log': 'x',
};

interface Change {
  readonly dockerfile?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Of the ignore file, before the change. */
  readonly was?: string;
  readonly is: string;
  readonly path?: string;
  readonly effects?: readonly Effect[];
}

const WHOLE = ['ignores-files'] as const;
const SAFE = ['ignores-uncopied-files'] as const;

function judge({ dockerfile = NODE, files = FILES, was, is, path = '.dockerignore', effects = WHOLE }: Change) {
  const file = readDockerfile(dockerfile);
  if (file.kind === 'refused') throw new Error(file.detail);
  const context = memoryContext({ ...files, ...(was !== undefined && { [path]: was }) });
  return checkFileChange(file, { path, before: was, after: is }, effects, { ...NO_SURROUNDINGS, context });
}

const right: readonly (readonly [string, Change])[] = [
  ['what npm installs, git and secrets', { is: '.git\nnode_modules\n**/.env\n.dockerignore\n' }],
  ['lines behind those that are there', { was: '*.log\n', is: '*.log\n\n.git\n.dockerignore\n' }],
  ['a last line without its end', { was: '*.log', is: '*.log\n.git\n' }],
  ['a file of its own for the Dockerfile', { was: '.git\n', path: 'Dockerfile.dockerignore', is: '.git\n.env\n' }],
  ['what no COPY takes', { dockerfile: NAMED, is: '.git\nnode_modules\n.env\n', effects: SAFE }],
  ['what git history nobody reads', { dockerfile: NODE.replace('npm install', 'git clone https://a.b/c.git && npm install'), is: '.git\n.dockerignore\n' }],
]; // prettier-ignore

const wrong: readonly (readonly [string, Change])[] = [
  ['no effect', { is: '.git\n.dockerignore\n', effects: [] }],
  ['an effect of something else', { is: '.git\n.dockerignore\n', effects: ['ignores-files', 'joins-layers'] }],
  ['a source', { is: 'src\n.dockerignore\n' }],
  ['everything but some', { is: '*\n!package.json\n' }],
  ['an exception', { was: '.env\n.git\n', is: '.env\n.git\n!.env\n.dockerignore\n' }],
  ['a line gone', { was: '.env\n.git\n', is: '.git\n.dockerignore\n' }],
  ['lines in another order', { was: '.env\n.git\n', is: '.git\n.env\n.dockerignore\n' }],
  ['a last line made longer', { was: '*.lo', is: '*.log\n.git\n' }],
  ['another file', { path: 'package.json', is: '{"a":1}' }],
  ['the wrong ignore file', { files: { ...FILES, 'Dockerfile.dockerignore': '.git\n' }, is: '.git\n.dockerignore\n' }],
  ['a file that holds something else', { files: { ...FILES, '.dockerignore': 'a\n' }, is: '.git\n.dockerignore\n' }],
  ['git, which a RUN reads (H5)', { dockerfile: NODE.replace('npm install', 'git describe && npm install'), is: '.git\n.dockerignore\n' }],
  ['a part of git, which a RUN reads', { dockerfile: NODE.replace('npm install', 'git describe && npm install'), files: { ...FILES, '.git/refs/x': 'x' }, is: '.git/refs\n.dockerignore\n' }],
  ['git, which a package reads (H5)', { files: { ...FILES, 'setup.py': 'use_scm_version', 'pyproject.toml': 'requires = ["setuptools_scm"]' }, is: '.git\n.dockerignore\n' }],
  ['node_modules, which nothing installs', { dockerfile: 'FROM node:22\nCOPY . .\n', is: 'node_modules\n.dockerignore\n' }],
  ['node_modules, which a COPY names', { dockerfile: `${NODE}COPY node_modules ./node_modules\n`, is: 'node_modules\n.dockerignore\n' }],
  ['a secret that a COPY names', { dockerfile: `${NODE}COPY .env /x\n`, is: '.env\n.dockerignore\n' }],
  ['a secret that a COPY names and is not there', { dockerfile: `${NODE}COPY .env* /x/\n`, files: { 'package.json': '{}', 'server.js': '1;', '.git/HEAD': 'x' }, is: '**/.env\n.dockerignore\n' }],
  ['what a bind mount names', { dockerfile: `${NODE}RUN --mount=type=bind,source=app.log,target=/l cat /l\n`, is: '*.log\n.dockerignore\n' }],
  ['what another Dockerfile names (H8)', { files: { ...FILES, 'Dockerfile.test': 'FROM a\nCOPY node_modules /n\n' }, is: 'node_modules\n.dockerignore\n' }],
  ['beside a Dockerfile that cannot be read (H8)', { files: { ...FILES, 'Dockerfile.j2': 'FROM {{ a }}\n' }, is: '.git\n.dockerignore\n' }],
  ['a source that a build argument names', { dockerfile: `${NODE}ARG A=.env\nCOPY $A /x\n`, is: '.env\n.dockerignore\n' }],
  ['dist, which git ignores and nothing builds (H6)', { files: { ...FILES, 'dist/a.js': '1;', '.gitignore': 'dist\n' }, is: 'dist\n.dockerignore\n' }],
  ['a new file that COPY takes along', { is: '.git\n' }],
  ['said to change nothing', { is: '.git\n.dockerignore\n', effects: SAFE }],
  ['said to change nothing, over a foreign base', { dockerfile: NAMED.replace('node:22', 'example.org/node:22'), is: '.git\n', effects: SAFE }],
  ['a pattern that no builder takes', { is: '.git\n[a\n.dockerignore\n' }],
]; // prettier-ignore

describe('an ignore file', () => {
  test.each(right)('may get: %s', (_, change) => {
    expect(judge(change)).toBeUndefined();
  });

  test.each(wrong)('may not get: %s', (_, change) => {
    expect(judge(change)).toMatch(/\w/);
  });

  test('is nothing without a build context', () => {
    const file = readDockerfile(NODE);
    if (file.kind === 'refused') throw new Error(file.detail);
    const change = { path: '.dockerignore', before: undefined, after: '.git\n.dockerignore\n' };
    expect(checkFileChange(file, change, WHOLE, NO_SURROUNDINGS)).toMatch(/\w/);
  });
});
