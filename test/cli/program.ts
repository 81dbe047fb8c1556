import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, 'node_modules', '.cache', `dockoptimize-test-${process.pid}`);

afterAll(() => rmSync(OUT, { recursive: true, force: true }));

/** The built program's file, built anew for the tests of one file and gone after them. */
export function buildProgram(): string {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--js-only', '--out', OUT]);
  if (status !== 0) throw new Error(`the program could not be built: ${String(stderr)}`);
  return join(OUT, 'cli.cjs');
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
