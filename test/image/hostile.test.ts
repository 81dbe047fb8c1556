import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  digest,
  dockerArchive,
  file,
  gzip,
  type Item,
  makeConfig,
  makeTar,
  ociLayout,
  tarOf,
  temporaryFolder,
  writeFiles,
  writeTemporary,
} from './archives.ts';
import { measureImage } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

async function read(path: string) {
  const image = await openImage(path);
  try {
    return await measureImage(image);
  } finally {
    await image.close();
  }
}

async function readLayers(...layers: readonly Buffer[]) {
  return read(writeTemporary(await dockerArchive({ layers })));
}

describe('what is not what it says is an error that says so', () => {
  test('a layer with another content', async () => {
    const archive = await dockerArchive({ layers: [await makeTar([file('a', 5, 'q')])] });
    archive[archive.indexOf('qqqqq')] = 0x21;
    await expect(read(writeTemporary(archive))).rejects.toThrow(/layer sha256:[0-9a-f]{12} is not what the image says/);
  });

  test('a configuration with another content', async () => {
    const archive = await dockerArchive({ layers: [await makeTar([file('a', 5)])], config: { User: 'qqqqq' } });
    archive[archive.indexOf('qqqqq')] = 0x21;
    await expect(read(writeTemporary(archive))).rejects.toThrow("the image's configuration is not what the image says");
  });

  test('a compressed layer that is cut off, or is no gzip inside', async () => {
    const layer = await makeTar([
      { name: 'a', content: Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * i) % 251)) },
    ]);
    const files = ociLayout([{ layers: [layer] }], (tar) => gzip(tar).subarray(0, 60));
    await expect(read(writeTemporary(await tarOf(files)))).rejects.toThrow('gzip stream cannot be unpacked');
    const broken = ociLayout([{ layers: [layer] }], () => Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x58, 7, 0, 0]));
    await expect(read(writeTemporary(await tarOf(broken)))).rejects.toThrow('zstd stream cannot be unpacked');
  });

  test('an archive that is cut off anywhere', async () => {
    const archive = await dockerArchive({ layers: [await makeTar([file('a', 3000)])] });
    for (let length = 0; length < archive.length - 1536; length += 97) {
      await expect(read(writeTemporary(archive.subarray(0, length)))).rejects.toThrow(/./);
    }
  });

  test('a layer missing, too few, too many', async () => {
    const layer = await makeTar([file('a', 5)]);
    const config = makeConfig({ layers: [layer] });
    const make = (layers: readonly string[]): Promise<Buffer> =>
      makeTar([
        { name: 'c.json', content: config },
        { name: 'manifest.json', content: JSON.stringify([{ Config: 'c.json', Layers: layers }]) },
      ]);
    await expect(read(writeTemporary(await make(['../../etc/passwd'])))).rejects.toThrow('layer 1 is missing');
    await expect(read(writeTemporary(await make([])))).rejects.toThrow('names 1 layers, its manifest 0');
  });
});

describe('what no image has is refused', () => {
  test('a header with gigabytes of attributes', async () => {
    const layer = await makeTar([file('a', 5)]);
    layer.write('x', 156, 'latin1');
    layer.write('77777777777\0', 124, 'latin1');
    fixChecksum(layer);
    await expect(readLayers(layer)).rejects.toThrow('bytes of attributes, which no builder writes');
  });

  test('attributes whose lengths lie', async () => {
    for (const text of ['9999999 path=a\n', '0 path=a\n', '-5 path=a\n', '12 path', '12345678901 path=a\n', '5 abc']) {
      const layer = await makeTar([file('x', 5), file('a', 5)]);
      layer.fill(0, 512, 1024);
      layer.write(text, 512, 'latin1');
      layer.write('x', 156, 'latin1');
      layer.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
      fixChecksum(layer);
      await expect(readLayers(layer)).rejects.toThrow('an attribute in it cannot be read');
    }
  });

  test('a path longer than Linux has', async () => {
    await expect(readLayers(await makeTar([file('a/'.repeat(3000), 0)]))).rejects.toThrow('Linux allows 4096');
  });

  test('too many layers, too large a list, nested indexes without end', async () => {
    const names = Array.from({ length: 1001 }, () => 'l');
    const archive = await makeTar([
      { name: 'manifest.json', content: JSON.stringify([{ Config: 'c', Layers: names }]) },
    ]);
    await expect(read(writeTemporary(archive))).rejects.toThrow('1001 items');
    const large = await makeTar([{ name: 'manifest.json', content: Buffer.alloc(9 * 1024 * 1024, 0x20) }]);
    await expect(read(writeTemporary(large))).rejects.toThrow('are not read');
  });

  test('a zstd window of gigabytes', async () => {
    const layer = await makeTar([file('a', 5)]);
    const files = ociLayout([{ layers: [layer] }], () =>
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    );
    await expect(read(writeTemporary(await tarOf(files)))).rejects.toThrow(/window of \d+ bytes|zstd stream/);
  });

  test('what is no image at all', async () => {
    const json = (text: string): Promise<Buffer> => makeTar([{ name: 'manifest.json', content: text }]);
    await expect(read(writeTemporary(Buffer.alloc(2000, 0x41)))).rejects.toThrow('neither a tar nor a folder');
    await expect(read(writeTemporary(gzip(await json('[]'))))).rejects.toThrow('gunzip');
    await expect(read(writeTemporary(await makeTar([file('a', 5)])))).rejects.toThrow('it holds no image');
    await expect(read(writeTemporary(await json('[]')))).rejects.toThrow('the list in "manifest.json" is empty');
    await expect(read(writeTemporary(await json('{')))).rejects.toThrow('it is not JSON');
    await expect(read(writeTemporary(await json('{"__proto__":[]}')))).rejects.toThrow('a list was expected');
    await expect(read(writeTemporary(await json('[{},{"RepoTags":["b"]}]')))).rejects.toThrow('2 images (b)');
    await expect(read(temporaryFolder())).rejects.toThrow('not one in the OCI image layout');
    const index = JSON.stringify({ manifests: [{ digest: 'md5:00' }] });
    const layout = new Map([
      ['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')],
      ['index.json', Buffer.from(index)],
    ]);
    await expect(read(writeFiles(layout))).rejects.toThrow('not a sha256 digest');
  });

  test.runIf(process.platform === 'linux')('a pipe, which would be waited for', async () => {
    const path = join(temporaryFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(read(path)).rejects.toThrow('not a regular file');
  });
});

describe('names are only names', () => {
  test('paths that lead out of the image stay in it', async () => {
    const items: readonly Item[] = [
      file('../../etc/passwd', 5),
      file('/abs', 3),
      file('a/../../b', 2),
      { name: 'up', type: 'symlink', linkname: '../../../../etc' },
      { name: '__proto__/' },
      file('__proto__/constructor', 1),
      file('.wh.', 0),
      file('.wh..wh.aufs', 4),
      { name: 'hard', type: 'link', linkname: '../../nowhere' },
    ];
    const { figures, fileSystem } = await readLayers(await makeTar(items));
    expect(figures.finalBytes).toBe(11);
    expect([...fileSystem.root.children!.keys()].sort()).toEqual(['__proto__', 'abs', 'b', 'etc', 'hard', 'up']);
  });

  test('names of every length and alphabet', async () => {
    const names = ['é'.repeat(200), 'a'.repeat(99), 'b'.repeat(100), `${'c'.repeat(120)}/${'d'.repeat(130)}`, '漢字'];
    const { fileSystem, figures } = await readLayers(await makeTar(names.map((name) => file(name, 1))));
    expect(figures.finalBytes).toBe(names.length);
    expect(fileSystem.root.children!.has('é'.repeat(200))).toBe(true);
  });

  test('a deep tree', async () => {
    const deep = await makeTar(Array.from({ length: 50 }, (_, i) => file(`${'a/'.repeat(1900)}f${i}`, 1)));
    const { figures } = await readLayers(deep, await makeTar([file('.wh.a', 0)]));
    expect(figures).toMatchObject({ bytes: 50, hiddenBytes: 50 });
  });
});

function fixChecksum(tar: Buffer): void {
  tar.fill(0x20, 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
}

test('the digest of the tests is that of the code', () => {
  expect(digest(Buffer.from(''))).toBe('sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
