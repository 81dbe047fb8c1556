import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache');

/**
 * Builds the program for the tests of the file that asks, in a folder of its own that is gone after them.
 * @param use is given the path of its file, before the first test
 */
export function withProgram(use: (file: string) => void): void {
  let out: string | undefined;
  beforeAll(() => {
    mkdirSync(CACHE, { recursive: true });
    out = mkdtempSync(join(CACHE, 'dockoptimize-test-'));
    const words = [join(ROOT, 'scripts/build.mjs'), '--js-only', '--out', out];
    const { status, stderr } = spawnSync(process.execPath, words);
    if (status !== 0) throw new Error(`the program could not be built: ${String(stderr)}`);
    use(join(out, 'cli.cjs'));
  }, 120_000);
  afterAll(() => {
    if (out !== undefined) rmSync(out, { recursive: true, force: true });
  });
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program file in a folder to its end. */
export function runIn(
  folder: string,
  file: string,
  words: readonly string[],
  { input = '', env = {} }: { readonly input?: string | Uint8Array; readonly env?: Record<string, string> } = {},
): Run {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
  const options = { cwd: folder, input, env: { ...rest, ...env }, timeout: 30_000 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], options);
  return { code: status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** Starts a program file in a folder and does not wait for it. */
export function startIn(folder: string, file: string, words: readonly string[]) {
  return spawn(process.execPath, [file, ...words], { cwd: folder, stdio: 'pipe' });
}
