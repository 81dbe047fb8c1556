import { describe, expect, test } from 'vitest';
import { compareConfigs, type Predicted } from '../../src/verify/compare-config.ts';
import type { ImageConfig } from '../../src/image/image.ts';
import { EMPTY_CONFIG } from '../../src/trace/image-config.ts';

const CONFIG: ImageConfig = {
  architecture: 'amd64',
  os: 'linux',
  env: ['PATH=/bin', 'MODE=prod'],
  entrypoint: undefined,
  cmd: ['node', 'server.js'],
  workingDir: '/app',
  user: '',
  exposedPorts: ['80/tcp'],
  volumes: [],
  labels: { a: '1', b: '2' },
  stopSignal: undefined,
  healthcheck: undefined,
  shell: undefined,
  onBuild: [],
  history: [],
};
const SAID: Predicted = { config: { ...EMPTY_CONFIG, env: [{ name: 'MODE', value: 'prod' }] }, base: 'node' };

describe('the configurations of two images', () => {
  test('agree where they are the same, in whichever order labels come', () => {
    expect(compareConfigs(CONFIG, { ...CONFIG, labels: { b: '2', a: '1' } }, SAID, SAID)).toEqual([]);
  });

  test.each([
    ['User', { user: 'node' }],
    ['ExposedPorts', { exposedPorts: [] }],
    ['Entrypoint', { entrypoint: ['tini'] }],
    ['Cmd', { cmd: ['node'] }],
    ['Volumes', { volumes: ['/data'] }],
    ['WorkingDir', { workingDir: '/' }],
    ['Labels', { labels: { a: '1' } }],
    ['StopSignal', { stopSignal: 'SIGINT' }],
    ['Healthcheck', { healthcheck: { test: ['CMD', 'x'], interval: 0, timeout: 0, startPeriod: 0, retries: 0 } }],
    ['Shell', { shell: ['/bin/bash', '-c'] }],
    ['OnBuild', { onBuild: ['RUN x'] }],
    ['Env MODE is gone', { env: ['PATH=/bin'] }],
    ['Env MODE has another value', { env: ['PATH=/bin', 'MODE=dev'] }],
    ['Env PATH has another value', { env: ['PATH=/sbin', 'MODE=prod'] }],
  ])('differ in %s where neither Dockerfile says so', (name, change: Partial<ImageConfig>) => {
    const [difference] = compareConfigs(CONFIG, { ...CONFIG, ...change }, SAID, SAID);
    expect(difference).toContain(name);
  });

  test('may differ in what the Dockerfiles say', () => {
    const after: Predicted = { ...SAID, config: { ...SAID.config, user: '1000' } };
    expect(compareConfigs(CONFIG, { ...CONFIG, user: '1000' }, SAID, after)).toEqual([]);
  });

  test('another base may bring other variables, but not take those of the Dockerfile', () => {
    const after: Predicted = { ...SAID, base: 'node:slim' };
    expect(compareConfigs(CONFIG, { ...CONFIG, env: ['PATH=/sbin', 'MODE=prod'] }, SAID, after)).toEqual([]);
    expect(compareConfigs(CONFIG, { ...CONFIG, env: ['PATH=/sbin'] }, SAID, after)).toEqual(['Env MODE is gone']);
  });

  test('a base whose ENTRYPOINT is the program may start it with the same arguments, and no others (E8)', () => {
    const old = { ...CONFIG, entrypoint: ['docker-entrypoint.sh'] };
    const after: Predicted = { ...SAID, base: 'gcr.io/distroless/nodejs24-debian13' };
    const fresh = { ...CONFIG, entrypoint: ['/nodejs/bin/node'], cmd: ['server.js'] };
    expect(compareConfigs(old, fresh, SAID, after)).toEqual([]);
    expect(compareConfigs(old, fresh, SAID, SAID)).toHaveLength(2);
    expect(compareConfigs(old, { ...fresh, cmd: ['node', 'server.js'] }, SAID, after)).toHaveLength(1);
    expect(compareConfigs(old, { ...fresh, entrypoint: ['/bin/deno'] }, SAID, after)).toHaveLength(2);
  });

  test('a shell of plain words, and a script of package.json, may become the program itself (E8)', () => {
    const old = { ...CONFIG, entrypoint: ['docker-entrypoint.sh'] };
    const after: Predicted = { ...SAID, base: 'gcr.io/distroless/nodejs24-debian13' };
    const fresh = { ...CONFIG, entrypoint: ['/nodejs/bin/node'], cmd: ['server.js'] };
    const byShell = (text: string) => compareConfigs({ ...old, cmd: ['/bin/sh', '-c', text] }, fresh, SAID, after);
    expect(byShell('node server.js')).toEqual([]);
    expect(byShell('node server.js $PORT')).toHaveLength(2);
    expect(byShell('node other.js')).toHaveLength(2);
    expect(compareConfigs({ ...old, cmd: ['npm', 'start'] }, fresh, SAID, after)).toEqual([]);
    expect(compareConfigs({ ...old, cmd: ['npm', 'start'] }, fresh, SAID, SAID)).toHaveLength(2);
  });

  test('no working folder is the root', () => {
    expect(compareConfigs({ ...CONFIG, workingDir: '' }, { ...CONFIG, workingDir: '/' }, SAID, SAID)).toEqual([]);
  });

  test('no value of a variable is told', () => {
    const told = compareConfigs(CONFIG, { ...CONFIG, env: ['PATH=/bin', 'MODE=hunter2'] }, SAID, SAID).join(' ');
    expect(told).not.toContain('hunter2');
  });
});
