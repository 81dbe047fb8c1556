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

/** A fresh clone: what is built and installed on the machine of whoever works on it is not there. */
const CLONE = {
  'package.json': '{}',
  'server.js': '1;',
  '.git/HEAD': 'x',
  '.gitignore': 'node_modules\ndist/\n.venv\n',
};
const BUILT = NODE.replace('npm install', 'npm ci && npm run build');

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
  ['what comes as soon as somebody installs', { files: CLONE, is: '.git\n**/node_modules\n.dockerignore\n' }],
  ['what comes as soon as somebody builds', { dockerfile: BUILT, files: CLONE, is: '.git\nnode_modules\ndist\n.dockerignore\n' }],
  ['what comes one day, and no COPY takes', { dockerfile: NAMED, files: CLONE, is: '.git\n.env\n', effects: SAFE }],
  ['what Composer brings', { dockerfile: 'FROM a\nCOPY . .\nRUN composer install\n', files: { 'composer.json': '{}', '.gitignore': '/vendor/\n', 'vendor/autoload.php': 'x' }, is: 'vendor\n.dockerignore\n' }],
  ['folders that a build with .NET makes', { dockerfile: 'FROM a\nCOPY . .\nRUN dotnet publish\n', files: { 'src/a.csproj': '<a/>' }, is: '**/bin\n**/obj\n.dockerignore\n' }],
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
  ['packages of Go, which git keeps', { dockerfile: 'FROM golang\nCOPY . .\nRUN go build\n', files: { 'go.mod': 'module a\n', 'vendor/modules.txt': 'x' }, is: 'vendor\n.dockerignore\n' }],
  ['packages of PHP that git keeps', { dockerfile: 'FROM a\nCOPY . .\nRUN composer install\n', files: { 'composer.json': '{}', 'vendor/autoload.php': 'x' }, is: 'vendor\n.dockerignore\n' }],
  ['packages of PHP that another Dockerfile does not install (H8)', { dockerfile: 'FROM a\nCOPY . .\nRUN composer install\n', files: { 'composer.json': '{}', '.gitignore': 'vendor\n', 'vendor/autoload.php': 'x', 'Dockerfile.web': 'FROM php\nCOPY . .\n' }, is: 'vendor\n.dockerignore\n' }],
  ['what is not there, and nobody knows what it is', { is: '.git\nconfig/production.yml\n.dockerignore\n' }],
  ['a folder that only has the name of what a build makes (H6)', { files: { ...CLONE, '.gitignore': 'dist\n' }, is: '.git\ndist\n.dockerignore\n' }],
  ['a folder of builds that git keeps', { dockerfile: BUILT, files: { ...CLONE, '.gitignore': '' }, is: '.git\ndist\n.dockerignore\n' }],
  ['packages that nothing installs, though they are not there', { dockerfile: 'FROM node:22\nCOPY . .\n', files: CLONE, is: '.git\nnode_modules\n.dockerignore\n' }],
  ['packages that another Dockerfile takes as they are (H8)', { files: { ...CLONE, 'Dockerfile.local': 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n' }, is: '.git\nnode_modules\n.dockerignore\n' }],
  ['packages that a COPY names, though they are not there', { dockerfile: `${NODE}COPY node_modules/a ./a\n`, files: CLONE, is: '.git\nnode_modules\n.dockerignore\n' }],
  ['an environment that the image runs as it is', { dockerfile: 'FROM python:3.12\nCOPY . .\nRUN pip install a\nCMD [".venv/bin/python", "a.py"]\n', files: { ...CLONE, 'a.py': '' }, is: '.git\n.venv\n.dockerignore\n' }],
  ['folders of scripts with the name of what .NET makes', { dockerfile: 'FROM a\nCOPY . .\nRUN dotnet publish\n', files: { 'src/a.csproj': '<a/>', 'bin/run.sh': 'x' }, is: '**/obj\n**/bin\n.dockerignore\n' }],
  ['said to change nothing, where a folder comes along as soon as it is there', { files: CLONE, is: '**/node_modules\n', was: '.git\n.dockerignore\n', effects: SAFE }],
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
