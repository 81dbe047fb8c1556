import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

const MOST_CHARACTERS = 4 * 1024 * 1024;

/** The folder for files that can be made again, as the XDG specification has it. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['XDG_CACHE_HOME'];
  // The specification has relative ones ignored.
  const parent = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  return join(parent, 'dockoptimize');
}

/** The lines of a text file; none where it is absent or larger than we write. Never throws. */
export async function readRows(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.length > MOST_CHARACTERS ? [] : text.split('\n').filter((row) => row !== '');
}

/**
 * Puts lines in place of a text file, all or none of them: nobody ever reads half of it. A folder that cannot be
 * written is no trouble, since what is in such a file can be made again. Never throws.
 */
export async function replaceRows(file: string, rows: readonly string[]): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, rows.map((row) => `${row}\n`).join(''), { mode: 0o600 });
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}
