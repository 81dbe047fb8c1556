import { join } from 'node:path';
import type { SizeCache } from './measure-compressed.ts';
import { readRows, replaceRows } from './row-file.ts';

/** A cache that outlives the run. */
export interface StoredSizeCache extends SizeCache {
  /** Writes what is new. A folder that cannot be written is no trouble: the sizes are measured again next time. */
  save(): Promise<void>;
}

const MOST_ROWS = 5000;
const ROW = /^(sha256:[0-9a-f]{64}) (\d{1,15})$/;

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
      // Another run may have written meanwhile.
      const rows = [...new Map([...(await readSizes(file)), ...added])].slice(-MOST_ROWS);
      await replaceRows(
        file,
        rows.map(([diffId, bytes]) => `${diffId} ${bytes}`),
      );
    },
  };
}

async function readSizes(file: string): Promise<ReadonlyMap<string, number>> {
  const rows = await readRows(file);
  return new Map(
    rows.flatMap((row): [string, number][] => {
      const [, diffId, bytes] = ROW.exec(row) ?? [];
      return diffId === undefined ? [] : [[diffId, Number(bytes)]];
    }),
  );
}
