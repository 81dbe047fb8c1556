import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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

/** A layer with one file of zeros, which take no room on the disk. */
async function writeLargeImage(path: string): Promise<void> {
  const header = await headerOf('zeros', GIGABYTE);
  const layerBytes = 512 + GIGABYTE + 1024;
  const hash = createHash('sha256').update(header);
  const zeros = Buffer.alloc(1024 * 1024);
  for (let i = 0; i < 1024; i += 1) hash.update(zeros);
  const diffId = `sha256:${hash.update(Buffer.alloc(1024)).digest('hex')}`;
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [diffId] } });
  const rest = await makeTar([
    { name: 'c.json', content: config },
    { name: 'manifest.json', content: JSON.stringify([{ Config: 'c.json', Layers: ['layer.tar'] }]) },
  ]);
  const file = openSync(path, 'w');
  writeSync(file, await headerOf('layer.tar', layerBytes), 0, 512, 0);
  writeSync(file, header, 0, 512, 512);
  writeSync(file, rest, 0, rest.length, 512 + layerBytes);
  ftruncateSync(file, 512 + layerBytes + rest.length);
  closeSync(file);
}

async function headerOf(name: string, size: number): Promise<Buffer> {
  const tar = await makeTar([{ name, content: '' }]);
  const header = tar.subarray(0, 512);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}
