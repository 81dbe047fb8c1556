import { expect, test } from 'vitest';
import { dockerArchive, type Item, makeTar, writeTemporary } from './archives.ts';
import { takeCensus } from '../../src/image/census.ts';
import { openContents } from '../../src/image/contents.ts';
import { measureImage } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

async function census(items: readonly Item[]) {
  const image = await openImage(writeTemporary(await dockerArchive({ layers: [await makeTar(items)] })));
  try {
    const { fileSystem } = await measureImage(image);
    return await takeCensus(fileSystem, openContents(image));
  } finally {
    await image.close();
  }
}

const DPKG = `Package: libc6
Status: install ok installed
Description: a library
 Package: not this

Package: gone
Status: deinstall ok config-files

Package: bash
Status: install ok installed
`;

test('packages, setuid files, shells and package managers of Debian', async () => {
  const program = (name: string, mode = 0o755): Item => ({ name, content: 'x', mode });
  const found = await census([
    { name: 'bin', type: 'symlink', linkname: 'usr/bin' },
    program('usr/bin/bash'),
    { name: 'usr/bin/sh', type: 'symlink', linkname: 'bash' },
    program('usr/bin/su', 0o4755),
    program('usr/bin/wall', 0o2755),
    program('usr/bin/locked', 0o2644),
    program('usr/bin/apt-get'),
    program('usr/bin/yum', 0o644),
    program('usr/local/bin/npm'),
    { name: 'var/lib/dpkg/status', content: DPKG },
    { name: 'var/lib/rpm/rpmdb.sqlite', content: 'x' },
  ]);
  expect(found).toEqual({
    packages: [{ manager: 'dpkg', names: ['bash', 'libc6'] }],
    hasRpm: true,
    setuid: ['/usr/bin/su'],
    setgid: ['/usr/bin/wall'],
    shells: ['bash', 'sh'],
    packageManagers: ['apt-get', 'npm'],
    files: 11,
  });
});

test('packages of distroless images and of Alpine', async () => {
  const found = await census([
    { name: 'var/lib/dpkg/status.d/tzdata', content: 'Package: tzdata\nVersion: 1\n' },
    { name: 'var/lib/dpkg/status.d/tzdata.md5sums', content: 'Package: no\n' },
    { name: 'lib/apk/db/installed', content: 'C:Q1\nP:musl\nV:1\n\nP:busybox\n' },
  ]);
  expect(found.packages).toEqual([
    { manager: 'dpkg', names: ['tzdata'] },
    { manager: 'apk', names: ['busybox', 'musl'] },
  ]);
});
