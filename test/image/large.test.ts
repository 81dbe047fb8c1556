import { execFileSync } from 'node:child_process';
import { openSync, closeSync, ftruncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { makeTar, temporaryFolder } from './archives.ts';

const GIGABYTE = 1024 ** 3;
const MOST_GROWTH = 150 * 1024 * 1024;

test('an image of 1 GB is read in bounded memory', async () => {
  const path = join(temporaryFolder(), 'large.tar');
  await writeLargeImage(path);
  const script = fileURLToPath(new URL('read-large.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', script, path], { encoding: 'utf8' });
  const { growth, bytes } = JSON.parse(output) as { readonly growth: number; readonly bytes: number };
  expect(bytes).toBe(GIGABYTE);
  expect(growth).toBeLessThan(MOST_GROWTH);
});

/** sha256 of the layer: the header below for "zeros", 1 GiB and 1 KiB of zeros. Always the same, so not worked out anew. */
const DIFF_ID = 'sha256:902fecd1662575bc9a2beb79c34245d9ef68e4d6c17180ed5fda2260f6f92518';

/** A layer with one file of zeros, which take no room on the disk. */
async function writeLargeImage(path: string): Promise<void> {
  const layerBytes = 512 + GIGABYTE + 1024;
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [DIFF_ID] } });
  const rest = await makeTar([
    { name: 'c.json', content: config },
    { name: 'manifest.json', content: JSON.stringify([{ Config: 'c.json', Layers: ['layer.tar'] }]) },
  ]);
  const file = openSync(path, 'w');
  writeSync(file, makeHeader('layer.tar', layerBytes), 0, 512, 0);
  writeSync(file, makeHeader('zeros', GIGABYTE), 0, 512, 512);
  writeSync(file, rest, 0, rest.length, 512 + layerBytes);
  ftruncateSync(file, 512 + layerBytes + rest.length);
  closeSync(file);
}

function makeHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
