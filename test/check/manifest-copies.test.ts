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

function read(lines: readonly string[]): Dockerfile {
  const file = readDockerfile(`${lines.join('\n')}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(before: readonly string[], after: readonly string[], files: Files, effects = CERTAIN): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: () => catalogue, context: memoryContext(files) };
  return check(read(before), read(after), effects, surroundings);
} // prettier-ignore

const MANIFEST = { name: 'shop', dependencies: { express: '^4' } };

function npm(manifest: object = MANIFEST, packages: object = {}): Files {
  const lock = { lockfileVersion: 3, packages: { '': manifest, 'node_modules/express': { version: '4.19.2' }, ...packages } };
  return { 'package.json': JSON.stringify(manifest), 'package-lock.json': JSON.stringify(lock), 'server.js': '', 'docker/a': '', '.dockerignore': 'node_modules\n' };
} // prettier-ignore

const PIP: Files = {
  'requirements.txt': '-c constraints.txt\nflask\n',
  'constraints.txt': 'flask==3.1.0\n',
  'main.py': '',
};
const HEAD = ['FROM node:22', 'WORKDIR /app'];
const TAIL = ['CMD ["node", "server.js"]'];
const NODE = [...HEAD, 'COPY . .', 'RUN npm ci', ...TAIL];
const MANIFESTS = 'COPY package.json package-lock.json ./';
const SPLIT = [...HEAD, MANIFESTS, 'RUN npm ci', 'COPY . .', ...TAIL];

/** The same with another install. */
function run(lines: readonly string[], script: string): readonly string[] {
  return lines.map((line) => (line === 'RUN npm ci' ? `RUN ${script}` : line));
}

describe('what is right is accepted', () => {
  const RIGHT: readonly (readonly [string, readonly string[], readonly string[], Files])[] = [
    ['npm ci', NODE, SPLIT, npm()],
    ['folders by name', NODE, [...HEAD, 'COPY package.json /app/', 'COPY package-lock.json /app/', 'RUN npm ci', 'COPY . .', ...TAIL], npm()],
    ['an owner', [...HEAD, 'COPY --chown=node . .', 'USER node', 'RUN npm ci'], [...HEAD, 'COPY --chown=node package.json package-lock.json ./', 'USER node', 'RUN npm ci', 'COPY --chown=node . .'], npm()],
    ['a folder that is chosen later', ['FROM node:22', 'COPY . /app', 'WORKDIR /app', 'RUN npm ci'], ['FROM node:22', 'COPY package.json package-lock.json /app/', 'WORKDIR /app', 'RUN npm ci', 'COPY . /app'], npm()],
    ['several copies', [...HEAD, MANIFESTS, 'COPY server.js ./', 'COPY docker docker', 'RUN npm ci'], [...HEAD, MANIFESTS, 'RUN npm ci', 'COPY server.js ./', 'COPY docker docker'], npm()],
    ['lists that include others', [...HEAD, 'COPY . .', 'RUN pip install -r requirements.txt'], [...HEAD, 'COPY requirements.txt constraints.txt ./', 'RUN pip install -r requirements.txt', 'COPY . .'], PIP],
    ['tools between', [...HEAD, 'COPY . .', 'RUN pip install -U pip', 'RUN pip install -r requirements.txt'], [...HEAD, 'COPY requirements.txt constraints.txt ./', 'RUN pip install -U pip', 'RUN pip install -r requirements.txt', 'COPY . .'], PIP],
    ['modules of Go', ['FROM golang:1.23', 'COPY . /src', 'WORKDIR /src', 'RUN go mod download'], ['FROM golang:1.23', 'COPY go.mod go.sum /src/', 'WORKDIR /src', 'RUN go mod download', 'COPY . /src'], { 'go.mod': 'module a\n', 'go.sum': '', 'main.go': '' }],
    ['a pragma that goes along', ['FROM node:22', 'WORKDIR /app', '# hadolint ignore=DL3021', 'COPY . .', 'RUN npm ci'], [...HEAD, MANIFESTS, 'RUN npm ci', '# hadolint ignore=DL3021', 'COPY . .'], npm()],
    ['packages of its own that are ignored', NODE, SPLIT, { ...npm(), 'node_modules/a/index.js': '', '.dockerignore': 'node_modules\n' }],
  ]; // prettier-ignore

  test.each(RIGHT)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toBeUndefined();
    expect(judge(before, after, files, UNCERTAIN), name).toBeUndefined();
  });

  test.each([
    ['npm install', 'npm install', npm()],
    ['install scripts of packages', 'npm ci', npm(MANIFEST, { 'node_modules/a': { version: '1.0.0', hasInstallScript: true } })],
    ['a script that is known', 'npm ci', npm({ ...MANIFEST, scripts: { prepare: 'husky' } })],
    ['a lock file of Yarn', 'yarn install --frozen-lockfile', { 'package.json': JSON.stringify(MANIFEST), 'package-lock.json': '', 'server.js': '' }],
  ])('what is not certain, where the effect says so: %s', (name, script, files) => {
    expect(judge(run(NODE, script), run(SPLIT, script), files, UNCERTAIN), name).toBeUndefined();
    expect(judge(run(NODE, script), run(SPLIT, script), files), name).toEqual(expect.any(String));
  }); // prettier-ignore
});

describe('what is wrong is declined', () => {
  const only = (names: string): readonly string[] =>
    SPLIT.map((line) => (line === MANIFESTS ? `COPY ${names} ./` : line));
  const WRONG: readonly (readonly [string, readonly string[], readonly string[], Files])[] = [
    ['H1: no lock file', NODE, only('package.json'), npm()],
    ['H1: no settings', NODE, SPLIT, { ...npm(), '.npmrc': 'registry=https://a.example/\n' }],
    ['H1: no packages of the workspace', NODE, SPLIT, { ...npm({ ...MANIFEST, workspaces: ['a'] }), 'a/package.json': '{}' }],
    ['H1: no patches', NODE, SPLIT, { ...npm({ ...MANIFEST, scripts: { postinstall: 'patch-package' } }), 'patches/a.patch': '' }],
    ['H1: no schema', NODE, SPLIT, { ...npm({ dependencies: { '@prisma/client': '^5' } }), 'prisma/schema.prisma': '' }],
    ['H1: a script of the project', NODE, SPLIT, npm({ ...MANIFEST, scripts: { postinstall: 'node build.js' } })],
    ['H1: a dependency in the project', NODE, SPLIT, npm({ dependencies: { a: 'file:./docker' } })],
    ['H1: a list that is included', [...HEAD, 'COPY . .', 'RUN pip install -r requirements.txt'], [...HEAD, 'COPY requirements.txt ./', 'RUN pip install -r requirements.txt', 'COPY . .'], PIP],
    ['H1: the project itself', [...HEAD, 'COPY . .', 'RUN pip install -e .'], [...HEAD, 'COPY requirements.txt ./', 'RUN pip install -e .', 'COPY . .'], PIP],
    ['H1: a part of a workspace', ['FROM node:22', 'WORKDIR /app/a', 'COPY . /app', 'RUN npm ci'], ['FROM node:22', 'WORKDIR /app/a', 'COPY a/package.json /app/a/', 'RUN npm ci', 'COPY . /app'], { ...npm(), 'a/package.json': '{}' }],
    ['H2: packages of the host', NODE, SPLIT, { ...npm(), '.dockerignore': '', 'node_modules/express/index.js': '' }],
    ['H2: packages of the host in the workspace', NODE, [...HEAD, MANIFESTS, 'COPY a/package.json a/', 'RUN npm ci', 'COPY . .', ...TAIL], { ...npm({ ...MANIFEST, workspaces: ['a'] }), 'a/package.json': '{}', 'a/node_modules/b/index.js': '' }],
    ['H2: an environment of the host', [...HEAD, 'COPY . .', 'RUN pip install -r requirements.txt'], [...HEAD, 'COPY requirements.txt constraints.txt ./', 'RUN pip install -r requirements.txt', 'COPY . .'], { ...PIP, '.venv/pyvenv.cfg': '' }],
    ['H3: what is not there', NODE, only('package.json package-lock.json yarn.lock'), npm()],
    ['H4: a script in between', [...HEAD, 'COPY . .', 'RUN ./configure', 'RUN npm ci'], [...HEAD, MANIFESTS, 'RUN ./configure', 'RUN npm ci', 'COPY . .'], npm()],
    ['H4: a build in the install', run(NODE, 'npm ci && npm run build'), run(SPLIT, 'npm ci && npm run build'), npm()],
    ['another folder', run(NODE, 'cd docker && npm ci'), run(SPLIT, 'cd docker && npm ci'), npm()],
    ['an option that names a folder', run(NODE, 'npm ci --prefix docker'), run(SPLIT, 'npm ci --prefix docker'), npm()],
    ['a mount of the context', run(NODE, '--mount=type=bind,target=/x npm ci'), run(SPLIT, '--mount=type=bind,target=/x npm ci'), npm()],
    ['more than the install reads, from elsewhere', NODE, [...HEAD, MANIFESTS, 'COPY server.js /srv/', 'RUN npm ci', 'COPY . .', ...TAIL], npm()],
    ['another place', NODE, [...HEAD, 'COPY package.json package-lock.json /srv/', 'RUN npm ci', 'COPY . .', ...TAIL], npm()],
    ['another owner', NODE, [...HEAD, 'COPY --chown=node package.json package-lock.json ./', 'RUN npm ci', 'COPY . .', ...TAIL], npm()],
    ['another stage', NODE, [...HEAD, 'COPY --from=deps package.json package-lock.json ./', 'RUN npm ci', 'COPY . .', ...TAIL], npm()],
    ['the sources before, after all', NODE, [...HEAD, 'COPY . ./', 'RUN npm ci', 'COPY . .', ...TAIL], { ...npm(), '.dockerignore': '', 'node_modules/a/b.js': '' }],
    ['the sources lost', NODE, [...HEAD, MANIFESTS, 'RUN npm ci', ...TAIL], npm()],
    ['the install lost', NODE, [...HEAD, MANIFESTS, 'COPY . .', ...TAIL], npm()],
    ['the install changed', NODE, run(SPLIT, 'npm ci --omit=dev'), npm()],
    ['the sources elsewhere', NODE, SPLIT.map((line) => (line === 'COPY . .' ? 'COPY . /srv' : line)), npm()],
    ['a folder that is chosen in between', [...HEAD, 'COPY . .', 'WORKDIR /app/docker', 'RUN npm ci'], [...HEAD, MANIFESTS, 'WORKDIR /app/docker', 'RUN npm ci', 'COPY . .'], npm()],
    ['a variable in between', ['FROM node:22', 'ENV A=/app', 'WORKDIR /app', 'COPY . $A', 'ENV A=/srv', 'RUN npm ci'], ['FROM node:22', 'ENV A=/app', 'WORKDIR /app', 'COPY package.json package-lock.json /app/', 'ENV A=/srv', 'RUN npm ci', 'COPY . $A'], npm()],
    ['a volume in between', [...HEAD, 'COPY . .', 'VOLUME /app', 'RUN npm ci'], [...HEAD, MANIFESTS, 'VOLUME /app', 'RUN npm ci', 'COPY . .'], npm()],
    ['a copy that would be written over', [...HEAD, 'COPY . .', 'COPY docker/a server.js', 'RUN npm ci'], [...HEAD, MANIFESTS, 'COPY docker/a server.js', 'RUN npm ci', 'COPY . .'], npm()],
    ['settings of the system', ['FROM node:22', 'COPY . /', 'RUN npm ci'], ['FROM node:22', 'COPY package.json package-lock.json /', 'RUN npm ci', 'COPY . /'], npm()],
    ['settings in a home', ['FROM node:22', 'WORKDIR /root', 'COPY . .', 'RUN npm ci'], ['FROM node:22', 'WORKDIR /root', MANIFESTS, 'RUN npm ci', 'COPY . .'], npm()],
    ['a variable that names settings', ['FROM node:22', 'ENV NPM_CONFIG_USERCONFIG=/app/npmrc', ...NODE.slice(1)], ['FROM node:22', 'ENV NPM_CONFIG_USERCONFIG=/app/npmrc', ...SPLIT.slice(1)], npm()],
    ['programs of the project', ['FROM node:22', 'ENV PATH=/app/docker:$PATH', ...NODE.slice(1)], ['FROM node:22', 'ENV PATH=/app/docker:$PATH', ...SPLIT.slice(1)], npm()],
    ['a comment that is lost', [...HEAD, '# why', 'COPY . .', 'RUN npm ci'], [...HEAD, MANIFESTS, 'RUN npm ci', 'COPY . .'], npm()],
    ['a comment that came', [...HEAD, 'COPY . .', 'RUN npm ci'], [...HEAD, '# manifests', MANIFESTS, 'RUN npm ci', 'COPY . .'], npm()],
  ]; // prettier-ignore

  const PNPM = [...HEAD, 'COPY . .', 'RUN pnpm install --frozen-lockfile', ...TAIL];
  const early = (names: string): readonly string[] => [
    ...HEAD,
    `COPY package.json ${names} ./`,
    'RUN pnpm install --frozen-lockfile',
    'COPY . .',
    ...TAIL,
  ];
  const pnpm = (more: Files): Files => ({
    'package.json': JSON.stringify(MANIFEST),
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    'server.js': '',
    '.dockerignore': 'node_modules\n',
    ...more,
  });

  test.each<readonly [string, string, Files]>([
    ['hooks of pnpm that load a file', '.pnpmfile.cjs pnpm-lock.yaml', { '.pnpmfile.cjs': "require('./hooks.cjs')", 'hooks.cjs': '' }],
    ['hooks of pnpm elsewhere', 'pnpm-lock.yaml pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'pnpmfile: hooks/pnpm.cjs\n', 'hooks/pnpm.cjs': '' }],
    ['a folder in the place of a package', 'pnpm-lock.yaml pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'overrides:\n  express: link:./own\n', 'own/package.json': '{}' }],
  ])('%s', (name, names, more) => {
    expect(judge(PNPM, early('pnpm-lock.yaml'), pnpm({}), UNCERTAIN), name).toBeUndefined();
    expect(judge(PNPM, early(names), pnpm(more), UNCERTAIN), name).toEqual(expect.any(String));
  }); // prettier-ignore

  test.each(WRONG)('%s', (name, before, after, files) => {
    expect(judge(before, after, files), name).toEqual(expect.any(String));
    expect(judge(before, after, files, UNCERTAIN), name).toEqual(expect.any(String));
  });

  test('without the context, and without an effect that says so', () => {
    expect(check(read(NODE), read(SPLIT), UNCERTAIN)).toMatch(/context/);
    expect(judge(NODE, SPLIT, npm(), ['installs-system-packages-first'])).toEqual(expect.any(String));
  });
});

describe('node_modules that nothing keeps out of the context (trap H2)', () => {
  const open: Files = { ...npm(), '.dockerignore': 'dist\n' };

  test('is mixed with what was installed, where it is copied behind the install', () => {
    expect(judge(NODE, SPLIT, open)).toMatch(/no ignore file keeps out/);
  });

  test('is an assumption', () => {
    expect(judge(NODE, SPLIT, open, UNCERTAIN)).toBeUndefined();
  });

  test('comes with no folder that is copied by its name', () => {
    const named = [...HEAD, MANIFESTS, 'COPY server.js ./', 'COPY docker docker', 'RUN npm ci'];
    expect(judge(named, [...HEAD, MANIFESTS, 'RUN npm ci', ...named.slice(3, 5)], open)).toBeUndefined();
  });

  test('is kept out in every package of a workspace, or in none', () => {
    const manifest = { name: 'shop', workspaces: ['packages/*'] };
    const files = { ...npm(manifest), 'packages/a/package.json': '{"name":"a","version":"1.0.0"}' };
    const after = [...HEAD, MANIFESTS, 'COPY packages/a/package.json packages/a/', 'RUN npm ci --ignore-scripts', 'COPY . .', ...TAIL]; // prettier-ignore
    const before = run(NODE, 'npm ci --ignore-scripts');
    expect(judge(before, after, files, UNCERTAIN)).toBeUndefined();
    expect(judge(before, after, files)).not.toBeUndefined();
  });
});
