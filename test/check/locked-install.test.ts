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

function judge(before: string, after: string, files: Files, effects: readonly Effect[] = ['installs-locked-versions']) {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  return check(read(before), read(after), effects, surroundings);
}

const MANIFEST = { name: 'shop', dependencies: { express: '^4' } };

function npm(manifest: object = MANIFEST, root: object = manifest, lockfileVersion = 3): Files {
  const packages = { '': root, 'node_modules/express': { version: '4.19.2' } };
  return {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({ lockfileVersion, packages }),
  };
}

const YARN: Files = {
  'package.json': JSON.stringify(MANIFEST),
  'yarn.lock': '# yarn lockfile v1\n\n\nexpress@^4:\n  version "4.19.2"\n',
};
const BERRY: Files = {
  'package.json': JSON.stringify(MANIFEST),
  'yarn.lock':
    '__metadata:\n  version: 8\n\n"express@npm:^4":\n  version: 4.19.2\n  resolution: "express@npm:4.19.2"\n',
};

const file = (script: string, from = 'node:22', earlier = ''): string =>
  `FROM ${from}\nWORKDIR /app\n${earlier}COPY . .\nRUN ${script}\nCMD ["node", "a.js"]\n`;

describe('what is right is accepted', () => {
  const RIGHT: readonly (readonly [string, string, string, Files])[] = [
    ['npm install', file('npm install'), file('npm ci'), npm()],
    ['npm i with options', file('npm i --no-audit'), file('npm ci --no-audit'), npm()],
    ['between others', file('npm config set a b && npm i && npm cache clean --force'), file('npm config set a b && npm ci && npm cache clean --force'), npm()],
    ['an old format by an old npm', file('npm install', 'node:12'), file('npm ci', 'node:12'), npm(MANIFEST, MANIFEST, 2)],
    ['global tools before', file('npm install', 'node:22', 'RUN npm i -g pm2\n'), file('npm ci', 'node:22', 'RUN npm i -g pm2\n'), npm()],
    ['over several lines', file('npm install \\\n  --no-fund'), file('npm ci \\\n  --no-fund'), npm()],
    ['Yarn 1', file('yarn'), file('yarn --frozen-lockfile'), YARN],
    ['Yarn 1 by its whole name', file('yarn install --silent'), file('yarn install --frozen-lockfile --silent'), YARN],
    ['Yarn 4', file('yarn install'), file('yarn install --immutable'), BERRY],
  ]; // prettier-ignore

  test.each(RIGHT)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toBeUndefined();
  });
});

describe('what is wrong is declined', () => {
  const both = (from: string, earlier = ''): readonly [string, string] => [
    file('npm install', from, earlier),
    file('npm ci', from, earlier),
  ];
  const WRONG: readonly (readonly [string, string, string, Files])[] = [
    ['no lock file', ...both('node:22'), { 'package.json': '{}' }],
    ['a lock file that is not copied', file('npm install').replace('. .', 'package.json ./'), file('npm ci').replace('. .', 'package.json ./'), npm()],
    ['another range', ...both('node:22'), npm(MANIFEST, { dependencies: { express: '^5' } })],
    ['a package that the lock file lacks', ...both('node:22'), npm({ dependencies: { express: '^4', a: '1' } }, MANIFEST)],
    ['a package that the manifest lacks', ...both('node:22'), npm(MANIFEST, { dependencies: { express: '^4', a: '1' } })],
    ['one that is nowhere locked', ...both('node:22'), npm({ dependencies: { a: '1' } })],
    ['the first format', ...both('node:22'), npm(MANIFEST, MANIFEST, 1)],
    ['a format that npm 6 cannot read', ...both('node:12'), npm()],
    ['an npm that is too old', ...both('node:8.9'), npm(MANIFEST, MANIFEST, 2)],
    ['an image that nobody knows', ...both('example.com/node'), npm()],
    ['another npm', ...both('node:22', 'RUN npm i -g npm@5\n'), npm()],
    ['packages before', ...both('node:22', 'RUN npm install left-pad\n'), npm()],
    ['packages in the same RUN', file('npm install left-pad && npm install'), file('npm install left-pad && npm ci'), npm()],
    ['packages of the context', ...both('node:22'), { ...npm(), 'node_modules/a/b.js': '' }],
    ['packages of another stage', file('npm install').replace('RUN', 'COPY --from=a /a /app/node_modules\nRUN'), file('npm ci').replace('RUN', 'COPY --from=a /a /app/node_modules\nRUN'), npm()],
    ['another folder', file('cd web && npm install'), file('cd web && npm ci'), npm()],
    ['a condition', file('test -f a || npm install'), file('test -f a || npm ci'), npm()],
    ['a package by name', file('npm install express'), file('npm ci express'), npm()],
    ['all projects', file('npm install -g pm2'), file('npm ci -g pm2'), npm()],
    ['no lock file wanted', file('npm install --no-package-lock'), file('npm ci --no-package-lock'), npm()],
    ['an option that came along', file('npm install'), file('npm ci --force'), npm()],
    ['an option that went', file('npm install --omit=dev'), file('npm ci'), npm()],
    ['a command that changed besides', file('npm install && npm test'), file('npm ci && npm build'), npm()],
    ['Yarn out of step', file('yarn'), file('yarn --frozen-lockfile'), { ...YARN, 'package.json': '{"dependencies":{"express":"^5"}}' }],
    ['the word of another Yarn', file('yarn'), file('yarn --immutable'), YARN],
    ['the word of an older Yarn', file('yarn'), file('yarn --frozen-lockfile'), BERRY],
    ['a word that a focus does not take', file('yarn workspaces focus --production'), file('yarn workspaces focus --production --immutable'), BERRY],
    ['another word', file('yarn'), file('yarn --production'), YARN],
    ['pnpm', file('pnpm install'), file('pnpm ci'), npm()],
  ]; // prettier-ignore

  test.each(WRONG)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toEqual(expect.any(String));
  });

  test('without the context, and without an effect that says so', () => {
    expect(check(read(file('npm install')), read(file('npm ci')), ['installs-locked-versions'])).toEqual(expect.any(String));
    expect(judge(file('npm install'), file('npm ci'), npm(), ['skips-development-packages'])).toEqual(expect.any(String));
  }); // prettier-ignore
});

describe('a lock file that comes along', () => {
  const copy = (line: string, script = 'npm install', to = '/app'): string =>
    `FROM node:22\nWORKDIR ${to}\n${line}\nRUN ${script}\nCOPY . .\nCMD ["node", "a.js"]\n`;
  const ALONE = copy('COPY package.json ./');

  const RIGHT: readonly (readonly [string, string, string, Files])[] = [
    ['of npm', ALONE, copy('COPY package.json package-lock.json ./'), npm()],
    ['to a folder without a slash', copy('COPY package.json /app'), copy('COPY package.json package-lock.json /app/'), npm()],
    ['of Yarn', copy('COPY package.json ./', 'yarn'), copy('COPY package.json yarn.lock ./', 'yarn'), YARN],
    ['out of a folder', copy('COPY web/package.json ./'), copy('COPY web/package.json web/package-lock.json ./'), Object.fromEntries(Object.entries(npm()).map(([name, text]) => [`web/${name}`, text]))],
  ]; // prettier-ignore

  test.each(RIGHT)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toBeUndefined();
  });

  const WRONG: readonly (readonly [string, string, string, Files])[] = [
    ['is not there (H3)', ALONE, copy('COPY package.json package-lock.json ./'), { 'package.json': '{}' }],
    ['is out of step', ALONE, copy('COPY package.json package-lock.json ./'), npm(MANIFEST, { ...MANIFEST, dependencies: { express: '^3' } })],
    ['is of another tool', ALONE, copy('COPY package.json yarn.lock ./'), { ...npm(), ...YARN }],
    ['lies elsewhere', ALONE, copy('COPY package.json old/package-lock.json ./'), { ...npm(), 'old/package-lock.json': npm()['package-lock.json']! }],
    ['is another file', ALONE, copy('COPY package.json .npmrc ./'), { ...npm(), '.npmrc': 'a=b' }],
    ['comes with another one', ALONE, copy('COPY package.json package-lock.json .npmrc ./'), { ...npm(), '.npmrc': 'a=b' }],
    ['goes elsewhere', ALONE, copy('COPY package.json package-lock.json /tmp/'), npm()],
    ['has no folder to go to', copy('COPY package.json package.json'), copy('COPY package.json package-lock.json package.json/'), npm()],
    ['changes what a pattern brings', copy('COPY package*.json ./'), copy('COPY package*.json package-lock.json ./'), npm()],
    ['is for nobody', copy('COPY package.json ./', 'ls'), copy('COPY package.json package-lock.json ./', 'ls'), npm()],
    ['is not what the install reads', copy('COPY package.json ./', 'cd x && npm install --prefix y'), copy('COPY package.json package-lock.json ./', 'cd x && npm install --prefix y'), npm()],
    ['comes with another owner', ALONE, copy('COPY --chown=1 package.json package-lock.json ./'), npm()],
    ['comes with another command', ALONE, copy('COPY package.json package-lock.json ./').replace('a.js', 'b.js'), npm()],
  ]; // prettier-ignore

  test.each(WRONG)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toEqual(expect.any(String));
  });
});
