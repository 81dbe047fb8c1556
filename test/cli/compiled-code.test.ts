import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/web/Dockerfile', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
/** Node keeps compiled code by itself from there on. */
const isNodes = major > 22 || (major === 22 && minor >= 1);
const home = mkdtempSync(join(tmpdir(), 'dockoptimize-compiled-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function start(cache: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, EXAMPLE], {
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cache, ...env },
  });
  return { status, stdout, stderr };
}

const plain = start(join(home, 'none'), { NODE_DISABLE_COMPILE_CACHE: '1' });

test.skipIf(!existsSync(PROGRAM))('nothing is kept where Node is told not to', () => {
  expect(plain).toMatchObject({ status: 0 });
  expect(existsSync(join(home, 'none'))).toBe(false);
});

describe.skipIf(isNodes || !existsSync(PROGRAM))('compiled code, before Node does it by itself', () => {
  const cache = join(home, 'cache');
  const folder = join(cache, 'dockoptimize', 'compiled');

  test('is kept for its owner alone, and gives the same result', () => {
    expect(start(cache)).toEqual(plain);
    const [name, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    const { mode, mtimeMs } = statSync(join(folder, name!));
    expect(mode & 0o777).toBe(0o600);
    expect(start(cache)).toEqual(plain);
    expect(statSync(join(folder, name!)).mtimeMs).toBe(mtimeMs);
  });

  test.each([
    ['that is cut off', (file: string) => truncateSync(file, 5000)],
    ['that is something else', (file: string) => writeFileSync(file, 'not code of V8')],
    ['that is empty', (file: string) => truncateSync(file, 0)],
  ])('%s is made anew', (_, spoil) => {
    const [name] = readdirSync(folder);
    const file = join(folder, name!);
    spoil(file);
    expect(start(cache)).toEqual(plain);
    expect(statSync(file).size).toBeGreaterThan(100_000);
    expect(readdirSync(folder)).toEqual([name]);
  });

  test('that others may have written is not run, and replaced', () => {
    const [name] = readdirSync(folder);
    const file = join(folder, name!);
    chmodSync(file, 0o666);
    const { ino } = statSync(file);
    expect(start(cache)).toEqual(plain);
    const fresh = statSync(file);
    expect({ mode: fresh.mode & 0o777, isNew: fresh.ino !== ino }).toEqual({ mode: 0o600, isNew: true });
  });

  test('a folder that cannot be made is no trouble', () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(start(file)).toEqual(plain);
    const closed = join(home, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(start(closed)).toEqual(plain);
  });
});
