import { describe, expect, test } from 'vitest';
import { type Files, surroundingsOf } from './split-cases.ts';
import { GO, GO_FILES, GO_SPLIT, STATIC, STATIC_SPLIT } from './split-texts.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { readYaml } from '../../src/context/yaml.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(before: string, after: string, files: Files, effects: readonly Effect[]): string | undefined {
  return check(read(before), read(after), effects, { ...surroundingsOf(files), readYaml });
}

/** A manifest in which a container of an image that the Makefile beside it names does something. */
const pod = (lines: string): Files => ({
  '.dockerignore': 'k8s\n',
  Makefile: 'a:\n\tdocker build -t a.example/web .\n',
  'k8s/web.yaml': `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a.example/web\n      ${lines}\n`,
});
const compose = (service: string): Files => ({ 'compose.yaml': `services:\n  web: {build: ., ${service}}\n` });
const make = (recipe: string): Files => ({ Makefile: `a:\n\tdocker build -t web .\n\t${recipe}\n` });

/** Uses that rest on what the build had; both a split and production dependencies would break them. */
const DEVELOPMENT: readonly (readonly [string, Files])[] = [
  ['Compose runs a test', compose('command: npm test')],
  ['Compose runs a watcher in a shell', compose('command: sh -c "sleep 1 && npx nodemon a.js"')],
  ['a script of package.json leads to a compiler', { ...compose('command: npm run all'), 'package.json': '{"scripts":{"all":"npm run one","one":"tsc -w"}}' }],
  ['the sources are mounted over the program', compose('volumes: [".:/src", ".:/app"]')],
  ['the folder above is mounted', { 'compose.yaml': 'services:\n  web: {build: ., volumes: [{type: bind, source: ., target: /app}, {type: bind, source: ., target: /src}]}\n' }],
  ['files are watched', compose('develop: {watch: [{path: ., action: sync, target: /app}]}')],
  ['another file of Compose says it', { 'compose.yaml': 'services: {web: {build: .}}', 'compose.override.yaml': 'services: {web: {command: go run .}}' }],
  ['people develop in it', { '.devcontainer.json': '{"build":{"dockerfile":"Dockerfile"}}' }],
  ['a Makefile tests in it', make('docker run --rm web make test')],
  ['a Makefile tests in what may be it', { Makefile: 'a:\n\tdocker run $(IMAGE) pytest\n' }],
  ['a Makefile mounts the sources', make('docker run -v $(PWD):/src -v $(PWD):/app web')],
  ['a pipeline tests in it', { '.github/workflows/ci.yml': 'jobs: {a: {steps: [{run: docker build -t web .}, {run: docker run web go test ./...}]}}' }],
  ['a pipeline tests by the service', { ...compose('ports: []'), '.travis.yml': 'script: [docker compose run web npm run lint]' }],
  ['a job runs in it', { '.gitlab-ci.yml': 'a: {script: [docker build -t $CI_REGISTRY_IMAGE .]}\nb: {image: $CI_REGISTRY_IMAGE, script: [npm run test:unit]}' }],
  ['Jenkins builds in it', { Jenkinsfile: "pipeline { agent { dockerfile true } stages { stage('docker') { steps { sh 'mvn -B verify' } } } }" }],
  ['Kubernetes starts a watcher', pod('command: [npm, run, dev]')],
]; // prettier-ignore

/** Uses that both bear. */
const HARMLESS: readonly (readonly [string, Files])[] = [
  ['nothing uses it', {}],
  ['Compose builds it', compose('ports: ["80:80"]')],
  ['a volume keeps data', compose('volumes: ["data:/app/data", "./conf:/etc/conf"]')],
  ['another service is developed', { 'compose.yaml': 'services:\n  web: {build: .}\n  dev: {build: {context: ., dockerfile: Dockerfile.dev}, command: npm test, volumes: [".:/app"]}\n' }],
  ['a service of a public image', { 'compose.yaml': 'services: {db: {image: "postgres:17", command: make}}' }],
  ['a job in a public image', { '.gitlab-ci.yml': 'a: {image: "node:22", script: [npm test]}' }],
  ['it is published', make('docker push web')],
]; // prettier-ignore

const LOCK = {
  lockfileVersion: 3,
  packages: { '': { devDependencies: { jest: '29' } }, 'node_modules/jest': { version: '29.0.0', dev: true } },
};
const NPM: Files = { 'package-lock.json': JSON.stringify(LOCK), 'a.js': '1;' };
const MANIFEST = { name: 'a', devDependencies: { jest: '29' } };

function judgeInstall(files: Files): string | undefined {
  const own = JSON.parse(files['package.json'] ?? '{}') as object;
  const file = (script: string): string => `FROM node:22\nWORKDIR /app\nCOPY . .\nRUN ${script}\nCMD ["node", "a.js"]\n`;
  const all = { ...NPM, ...files, 'package.json': JSON.stringify({ ...MANIFEST, ...own }) };
  return judge(file('npm ci'), file('npm ci --omit=dev'), all, ['skips-development-packages']);
} // prettier-ignore

function judgeStatic(files: Files): string | undefined {
  return judge(STATIC, STATIC_SPLIT, { ...GO_FILES, ...files }, ['splits-stage']);
}

describe('what uses the image for development', () => {
  test.each(DEVELOPMENT)('speaks against production dependencies: %s', (_, files) => {
    expect(judgeInstall(files)).toBeTypeOf('string');
  });

  test.each(DEVELOPMENT)('speaks against a split: %s', (_, files) => {
    expect(judgeStatic(files)).toMatch(/^line \d+ of /);
  });

  test.each(HARMLESS)('does not: %s', (_, files) => {
    expect(judgeInstall(files)).toBeUndefined();
    expect(judgeStatic(files)).toBeUndefined();
  });
});

describe('what a split has to keep for others', () => {
  test.each([
    ['a stage is named by its number', { Makefile: 'a:\n\tdocker build --target 0 .\n' }],
    ['a probe of Kubernetes', pod('readinessProbe: {exec: {command: [curl, -f, localhost]}}')],
    ['a probe of Compose in a shell', compose('healthcheck: {test: wget -q localhost}')],
    ['a command by exec', make('docker compose version')],
    ['a job that is another program', compose('command: /src/other')],
  ] as const)('%s', (name, files) => {
    const verdict = judgeStatic(files);
    if (name === 'a command by exec') expect(verdict).toBeUndefined();
    else expect(verdict).toMatch(/^line \d+ of /);
  });

  test('the program itself, and its options, may be started anywhere', () => {
    expect(judgeStatic(compose('command: /server --port 80'))).toBeUndefined();
    expect(judgeStatic(pod('args: [--port, "80"]'))).toBeUndefined();
  });

  test('a program that the second stage has', () => {
    expect(judge(GO, GO_SPLIT, { ...GO_FILES, ...compose('healthcheck: {test: test -e /src/templates}') }, ['splits-stage'])).toBeUndefined();
  }); // prettier-ignore
});

describe('an image without a shell', () => {
  const file = (base: string, cmd: string): string => `FROM node:24-trixie AS build
WORKDIR /app
COPY . .
FROM ${base}
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app .
CMD ${cmd}
`;
  const judgeDistroless = (files: Files): string | undefined =>
    judge(
      file('node:24-trixie-slim', '["node", "server.js"]'),
      file('gcr.io/distroless/nodejs24-debian13', '["server.js"]'),
      files,
      ['swaps-to-distroless'],
    );

  test.each([
    ['a probe', compose('healthcheck: {test: wget -q localhost}')],
    ['another start', compose('command: node migrate.js')],
    ['a shell', make('docker run -it web sh')],
  ])('is declined for %s', (_, files) => {
    expect(judgeDistroless(files)).toMatch(/runs another program/);
  });

  test('is accepted without', () => {
    expect(judgeDistroless(compose('ports: ["80:80"]'))).toBeUndefined();
  });
});

describe('a user who is not root', () => {
  const file = (user: string): string => `FROM node:22\nWORKDIR /app\nCOPY a.js .\n${user}CMD ["node", "a.js"]\n`;
  const judgeUser = (files: Files): string | undefined =>
    judge(file(''), file('USER 1000:1000\n'), { 'a.js': '1;', ...files }, ['runs-as-other-user']);

  test.each([
    ['Compose runs it as root', compose('user: root')],
    ['Kubernetes runs it as root', pod('securityContext: {runAsUser: 0}')],
  ])('is declined where %s', (_, files) => {
    expect(judgeUser(files)).toMatch(/runs it as root$/);
  });

  test('is accepted where somebody else runs it', () => {
    expect(judgeUser(compose('user: "1001"'))).toBeUndefined();
  });
});
