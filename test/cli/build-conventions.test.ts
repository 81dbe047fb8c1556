import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { withProgram, runIn } from './program.ts';

let program: string;
withProgram((file) => {
  program = file;
});

const DOCKERFILE = `FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["node", "server.js"]
`;
const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { devDependencies: { jest: '^29.7.0' } },
    'node_modules/jest': { version: '29.7.0', dev: true },
  },
};
const SOURCES = {
  'package.json': '{"name":"a","version":"1.0.0","devDependencies":{"jest":"^29.7.0"}}\n',
  'package-lock.json': `${JSON.stringify(LOCK)}\n`,
  'server.js': '1;\n',
};
const ONLY = ['--only', 'production-deps', '--unsafe', '--refused'];
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n';
const NOTE = 'docker/Dockerfile: its context is ., by';

describe('the context of a build where none is given', () => {
  test.each([
    ['compose.yaml', COMPOSE, 'compose.yaml, line 3'],
    ['Makefile', 'image:\n\tdocker build -f docker/Dockerfile -t web .\n', 'Makefile, line 2'],
    ['docker-bake.json', '{"target":{"web":{"dockerfile":"docker/Dockerfile"}}}', 'docker-bake.json, line 1'],
    [
      '.github/workflows/ci.yml',
      'jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with: {context: ., file: docker/Dockerfile}\n',
      '.github/workflows/ci.yml, line 4',
    ],
    ['scripts/build.sh', 'cd "$(dirname "$0")/.." && docker build -f docker/Dockerfile .\n', 'scripts/build.sh, line 1'],
  ])('is the one that %s names', (path, text, where) => {
    const folder = makeFolder({ ...SOURCES, [path]: text, 'docker/Dockerfile': DOCKERFILE });
    mkdirSync(join(folder, '.git'));
    const { stdout, stderr, code } = runIn(folder, program, [...ONLY, 'docker/Dockerfile']);
    expect(stderr).toContain(`${NOTE} ${where}`);
    expect(stdout).toContain('+RUN npm ci --omit=dev');
    expect(code).toBe(0);
  }); // prettier-ignore

  test('is none where two are named, and the message says which to give', () => {
    const folder = makeFolder({
      ...SOURCES,
      'compose.yaml': COMPOSE,
      Makefile: 'image:\n\tdocker build docker\n',
      'docker/Dockerfile': DOCKERFILE,
    });
    const { stdout, stderr } = runIn(folder, program, [...ONLY, '.']);
    expect(stdout).toBe('');
    expect(stderr).toContain('docker/Dockerfile: it is built with different contexts, docker (Makefile, line 2) and . (compose.yaml, line 3)'); // prettier-ignore
    expect(stderr).toContain('--context');
    expect(stderr).toContain('is in the build context alone');
    const given = runIn(folder, program, [...ONLY, '--context', '.', '.']);
    expect(given.stdout).toContain('--omit=dev');
    expect(given.stderr).not.toContain('different contexts');
  });

  test('is its own folder where no file says more', () => {
    const files = Object.fromEntries(Object.entries(SOURCES).map(([path, text]) => [`web/${path}`, text]));
    const folder = makeFolder({ ...files, 'web/Dockerfile': DOCKERFILE, 'compose.yaml': 'services: {web: {build: web}}\n' });
    const { stdout, stderr } = runIn(folder, program, ONLY);
    expect(stdout).toContain('--omit=dev');
    expect(stderr).not.toContain('its context is');
  }); // prettier-ignore

  test('never leaves the repository', () => {
    const outside = makeFolder({ ...SOURCES, 'compose.yaml': 'services: {web: {build: {context: ., dockerfile: repository/docker/Dockerfile}}}\n', 'repository/docker/Dockerfile': DOCKERFILE, 'repository/Makefile': 'a:\n\tdocker build -f docker/Dockerfile ..\n' });
    mkdirSync(join(outside, 'repository/.git'));
    const { stdout, stderr } = runIn(outside, program, [...ONLY, 'repository/docker/Dockerfile']);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('its context is');
    // Without a repository the folder that was named is as far as it goes.
    const bare = makeFolder({ ...SOURCES, 'compose.yaml': COMPOSE, 'docker/Dockerfile': DOCKERFILE });
    expect(runIn(join(bare, 'docker'), program, [...ONLY, '.']).stderr).not.toContain('its context is');
    expect(runIn(bare, program, [...ONLY, '.']).stderr).toContain(NOTE);
  }); // prettier-ignore

  test('follows no link out of it', () => {
    const elsewhere = makeFolder({ 'compose.yaml': COMPOSE });
    const folder = makeFolder({ ...SOURCES, 'docker/Dockerfile': DOCKERFILE });
    symlinkSync(join(elsewhere, 'compose.yaml'), join(folder, 'compose.yaml'));
    expect(runIn(folder, program, [...ONLY, '.']).stderr).not.toContain('its context is');
  });

  test('is not guessed from HCL, which is named as unread', () => {
    const folder = makeFolder({ ...SOURCES, Dockerfile: DOCKERFILE, 'docker-bake.hcl': 'target "a" { context = "./x" }\n' });
    const { stdout, stderr } = runIn(folder, program, ONLY);
    expect(stdout).toContain('--omit=dev');
    expect(stderr).toContain('docker-bake.hcl was not');
  }); // prettier-ignore

  test('is not spoken of with --quiet', () => {
    const folder = makeFolder({ ...SOURCES, 'compose.yaml': COMPOSE, 'docker/Dockerfile': DOCKERFILE });
    const { stdout, stderr } = runIn(folder, program, [...ONLY, '--quiet', '.']);
    expect(stderr).toBe('');
    expect(stdout).toContain('--omit=dev');
  });
});

describe('files of the repository above the context', () => {
  const web = Object.fromEntries(Object.entries(SOURCES).map(([path, text]) => [`web/${path}`, text]));

  test('tell what uses the image', () => {
    const folder = makeFolder({ ...web, 'web/Dockerfile': DOCKERFILE, 'compose.yaml': 'services: {web: {build: web, command: npm run dev}}\n' });
    mkdirSync(join(folder, '.git'));
    const { stdout, stderr } = runIn(join(folder, 'web'), program, ONLY);
    expect(stdout).toBe('');
    expect(stderr).toContain('line 1 of compose.yaml runs "npm run dev"');
  }); // prettier-ignore

  test('tell it even where an ignore file leaves them out', () => {
    const folder = makeFolder({
      ...SOURCES,
      Dockerfile: DOCKERFILE,
      '.dockerignore': 'compose*\n',
      'compose.yaml': 'services: {web: {build: ., command: npm test}}\n',
    });
    expect(runIn(folder, program, ONLY).stderr).toContain('line 1 of compose.yaml runs "npm test"');
  });

  test('that cannot be read are named', () => {
    const folder = makeFolder({ ...SOURCES, Dockerfile: DOCKERFILE, 'compose.yaml': `services:\n  a: ${'['.repeat(5000)}\n` });
    const { stdout, stderr } = runIn(folder, program, ONLY);
    expect(stdout).toContain('--omit=dev');
    expect(stderr).toContain('compose.yaml was not (its lists and maps lie too deep in each other)');
  }); // prettier-ignore

  test('of which another service builds the Dockerfile beside it say nothing of this one', () => {
    const folder = makeFolder({ ...SOURCES, Dockerfile: DOCKERFILE, 'Dockerfile.dev': 'FROM node:22\n', 'compose.yaml': 'services: {web: {build: {context: ., dockerfile: Dockerfile.dev}, command: npm run dev}}\n' });
    expect(runIn(folder, program, [...ONLY, 'Dockerfile']).stdout).toContain('--omit=dev');
  }); // prettier-ignore
});
