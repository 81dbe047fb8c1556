import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { SizeCache } from './measure-compressed.ts';

/** A cache that outlives the run. */
export interface StoredSizeCache extends SizeCache {
  /** Writes what is new. A folder that cannot be written is no trouble: the sizes are measured again next time. */
  save(): Promise<void>;
}

const MOST_ROWS = 5000;
const MOST_FILE_BYTES = 1024 * 1024;
const ROW = /^(sha256:[0-9a-f]{64}) (\d{1,15})$/;

/** The folder for files that can be made again, as the XDG specification has it. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['XDG_CACHE_HOME'];
  // The specification has relative ones ignored.
  const parent = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  return join(parent, 'dockoptimize');
}

/**
 * Opens the sizes of compressed layers in a folder: a text file with a digest and a number per row, newest last. What
 * is damaged is left out.
 */
export async function openSizeCache(folder: string): Promise<StoredSizeCache> {
  const file = join(folder, 'gzip-sizes');
  const sizes = await readSizes(file);
  const added = new Map<string, number>();
  return {
    get: (diffId) => added.get(diffId) ?? sizes.get(diffId),
    set: (diffId, bytes) => added.set(diffId, bytes),
    async save() {
      if (added.size === 0) return;
      const draft = `${file}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true });
        // Another run may have written meanwhile.
        const rows = [...new Map([...(await readSizes(file)), ...added])].slice(-MOST_ROWS);
        await writeFile(draft, rows.map(([diffId, bytes]) => `${diffId} ${bytes}\n`).join(''));
        await rename(draft, file);
      } catch {
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

async function readSizes(file: string): Promise<ReadonlyMap<string, number>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const rows = text.length > MOST_FILE_BYTES ? [] : text.split('\n');
  return new Map(
    rows.flatMap((row): [string, number][] => {
      const [, diffId, bytes] = ROW.exec(row) ?? [];
      return diffId === undefined ? [] : [[diffId, Number(bytes)]];
    }),
  );
}
