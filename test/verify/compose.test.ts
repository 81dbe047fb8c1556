import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ComposeService, readCompose } from '../../src/verify/compose.ts';
import { PATIENCE } from '../patience.ts';

const ENVIRONMENT = { SET: 'value', EMPTY: '', TOKEN: 'outside' };

function read(text: string, name = 'web'): ComposeService {
  const service = readCompose(text, name, '/work', ENVIRONMENT);
  if ('because' in service) throw new Error(service.because);
  return service;
}

function because(text: string, name = 'web'): string {
  const service = readCompose(text, name, '/work', ENVIRONMENT);
  return 'because' in service ? service.because : 'it was read';
}

/** The value of A after interpolation. */
function filledIn(text: string): string | undefined {
  return read(`services: {web: {build: ., environment: {A: '${text}'}}}`).environment['A'];
}

describe('a service', () => {
  test('as maps', () => {
    const service = read(`
services:
  web:
    build:
      context: ./app
      dockerfile: Dockerfile
      target: production
      args: {NODE_ENV: production, RETRIES: 3, DEBUG: false, TOKEN: }
    platform: linux/amd64
    command: [node, server.js, --port, 80]
    environment: {PORT: 8080, NOT_SET: , TOKEN: }
    env_file: web.env
`);
    expect(service).toEqual({
      context: '/work/app',
      buildArguments: { NODE_ENV: 'production', RETRIES: '3', DEBUG: 'false', TOKEN: 'outside' },
      target: 'production',
      platform: 'linux/amd64',
      command: ['node', 'server.js', '--port', '80'],
      environment: { PORT: '8080', TOKEN: 'outside' },
      environmentFiles: ['/work/web.env'],
      companions: [],
    });
  });

  test('as lists', () => {
    const service = read(`
services:
  web:
    build: {args: [A=1, 'B=x=y', TOKEN, NOT_SET, C=]}
    command: node  server.js $SET
    environment: ['A=1', TOKEN, NOT_SET]
    env_file: [one.env, {path: ../two.env}]
`);
    expect(service).toMatchObject({
      context: '/work',
      buildArguments: { A: '1', B: 'x=y', TOKEN: 'outside', C: '' },
      command: ['node', 'server.js', 'value'],
      environment: { A: '1', TOKEN: 'outside' },
      environmentFiles: ['/work/one.env', '/two.env'],
    });
  });

  test('with its folder alone, and what another part of the file has', () => {
    const text =
      'x-common: &common {environment: {A: 1}, platform: linux/arm64}\nservices: {web: {<<: *common, build: ./app}}\n';
    expect(read(text)).toMatchObject({ context: '/work/app', environment: { A: '1' }, platform: 'linux/arm64' });
  });

  test('with a file of variables that need not be there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dkopt-compose-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'there.env'), '');
    const entry = (name: string): string => `{path: ${name}, required: false}`;
    const text = `services: {web: {build: ., env_file: [${entry('there.env')}, ${entry('not.env')}]}}`;
    expect(readCompose(text, 'web', folder, {})).toMatchObject({ environmentFiles: [join(folder, 'there.env')] });
  });
});

test.each([
  ['$SET-x', 'value-x'],
  ['${SET}x', 'valuex'],
  ['$$SET and $${SET}', '$SET and ${SET}'],
  ['$NOT_SET|', '|'],
  ['${NOT_SET:-default}', 'default'],
  ['${NOT_SET-a:b-c}', 'a:b-c'],
  ['${EMPTY:-default}', 'default'],
  ['${EMPTY-default}', ''],
  ['${SET:-default}', 'value'],
  ['${SET:?is needed}', 'value'],
  ['${SET:+other}|${EMPTY:+other}|${EMPTY+other}', 'other||other'],
  ['100$ and $1', '100$ and $1'],
  ['${constructor}${toString:-}', ''],
])('variables: %j is %j', (text, value) => {
  expect(filledIn(text)).toBe(value);
});

describe('what it needs', () => {
  test('comes in the order in which it starts, once, by name and with its own values', () => {
    const { companions } = read(`
services:
  web: {build: ., depends_on: {api: {condition: service_started}, db: {condition: service_healthy}}}
  api: {image: api, depends_on: [db, cache]}
  db: {image: 'postgres:\${VERSION:-16}', environment: [POSTGRES_PASSWORD=pw], env_file: db.env, command: -c fsync=off}
  cache: {image: redis, depends_on: [db]}
  other: {image: other}
`);
    expect(companions.map(({ name, image }) => `${name} ${image}`)).toEqual([
      'db postgres:16',
      'cache redis',
      'api api',
    ]);
    expect(companions[0]).toMatchObject({
      environment: { POSTGRES_PASSWORD: 'pw' },
      environmentFiles: ['/work/db.env'],
      command: ['-c', 'fsync=off'],
    });
  });

  test.each([
    ['is not there', 'web: {build: ., depends_on: [db]}', /no service "db"; there are: web/],
    [
      'has to be built',
      'web: {build: ., depends_on: [db]}, db: {build: ./db, image: db}',
      /"db", which has to be built/,
    ],
    [
      'needs the service itself',
      'web: {build: ., depends_on: [a]}, a: {image: a, depends_on: [web]}',
      /circle: web, a, web/,
    ],
    [
      'depends on each other',
      'web: {build: ., depends_on: [a]}, a: {image: a, depends_on: [b]}, b: {image: b, depends_on: [a]}',
      /circle: web, a, b, a/,
    ],
  ])('cannot be had where it %s', (_, services, message) => {
    expect(because(`services: {${services}}`)).toMatch(message);
  });
});

const LETTERS = 'bcdefghij';
const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...LETTERS].map((letter, i) => {
    const before = `*${'abcdefghij'[i]}`;
    return `${letter}: &${letter} [${Array(9).fill(before).join(', ')}]`;
  }),
].join('\n');

describe('a file that cannot be used says why', () => {
  test.each([
    ['no such service', 'services: {api: {build: .}, db: {image: x}}', /no service "web"; there are: api, db/],
    ['no services', 'name: x', /there are: none/],
    ['an empty file', '', /there are: none/],
    ['no build', 'services: {web: {image: nginx}}', /"web" has no build; name the one that builds/],
    ['another one extended', 'services: {web: {extends: {service: x}, build: .}}', /docker compose config/],
    ['a context that is fetched', 'services: {web: {build: https://example.com/x.git}}', /--context/],
    [
      'quotes in a command',
      `services: {web: {build: ., command: "sh -c 'echo secret-in-it'"}}`,
      /write it as a list of words/,
    ],
    [
      'a variable that is needed',
      'services: {web: {build: ., platform: "${P:?say which}"}}',
      /\$\{P:\?say which\} is not set/,
    ],
    ['no YAML', 'services: [1', /no YAML that can be used/],
    ['an anchor that is not there', 'services: *x', /no YAML that can be used/],
    ['aliases that multiply', `${BOMB}\nservices: {web: {build: .}}`, /no YAML that can be used: .*alias/i],
    ['lists that are too deep', `services:\n  ${'- '.repeat(20_000)}x`, /too deep/],
    ['brackets that are too deep', `services: ${'['.repeat(100_000)}`, /too deep/],
    ['too much', `#${'x'.repeat(200_000)}`, /too large/],
  ])('%s', (_, text, message) => {
    const start = performance.now();
    expect(because(text)).toMatch(message);
    expect(because(text)).not.toContain('secret-in-it');
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });

  test.each(['__proto__', 'constructor', 'toString'])('a service called %s', (name) => {
    expect(because('services: {web: {build: .}}', name)).toMatch(/no service/);
  });
});
