import { describe, expect, test } from 'vitest';
import { dockerArchive, file, makeTar, writeTemporary } from './archives.ts';
import { findPath } from '../../src/image/file-system.ts';
import { measureImage, type Measured } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

type Items = Parameters<typeof makeTar>[0];

async function measure(layers: readonly Items[]): Promise<Measured> {
  const path = writeTemporary(await dockerArchive({ layers: await Promise.all(layers.map(makeTar)) }));
  const image = await openImage(path);
  try {
    return await measureImage(image);
  } finally {
    await image.close();
  }
}

const BASE: Items = [
  { name: 'etc/' },
  file('etc/os', 100),
  { name: 'lists/' },
  file('lists/a', 30),
  file('lists/b', 20),
  { name: 'app/' },
  file('app/conf', 10),
];
const SECOND: Items = [
  { name: 'app/' },
  file('app/conf', 15),
  { name: 'cache/' },
  file('cache/x', 200),
  file('cache/y', 50),
  { name: 'bin/' },
  file('bin/tool', 40),
  { name: 'bin/tool2', type: 'link', linkname: 'bin/tool' },
];
const THIRD: Items = [
  file('.wh.lists', 0),
  { name: 'app/' },
  file('app/conf', 12),
  { name: 'cache/' },
  file('cache/z', 5),
  file('cache/.wh..wh..opq', 0),
];
const FOURTH: Items = [{ name: 'bin/' }, file('bin/.wh.tool', 0)];

describe('the figures of an image that were worked out by hand', () => {
  const measured = measure([BASE, SECOND, THIRD, FOURTH]);

  test('what the layers weigh', async () => {
    const { figures } = await measured;
    // 100 + 30 + 20 + 10; 15 + 200 + 50 + 40 and nothing for the hard link; 12 + 5; a whiteout weighs nothing.
    expect(figures.layers.map(({ bytes }) => bytes)).toEqual([160, 305, 17, 0]);
    expect(figures.bytes).toBe(482);
    expect(figures.layers.map(({ entries }) => entries)).toEqual([7, 8, 6, 2]);
  });

  test('what is hidden', async () => {
    const { figures, hidden, fileSystem } = await measured;
    // Left are etc/os 100, the third app/conf 12, cache/z 5, and bin/tool2, which keeps the 40 of the deleted bin/tool.
    expect(figures.finalBytes).toBe(157);
    expect(figures.hiddenBytes).toBe(325);
    // lists/a 30, lists/b 20, app/conf 10; app/conf 15, cache/x 200, cache/y 50; nothing; nothing.
    expect(figures.layers.map(({ hiddenBytes }) => hiddenBytes)).toEqual([60, 265, 0, 0]);
    const rows = hidden.map(({ path, size, layer, hiddenBy, how }) => `${path} ${size} ${layer} ${hiddenBy} ${how}`);
    expect(rows.sort()).toEqual([
      '/app/conf 10 0 1 replaced',
      '/app/conf 15 1 2 replaced',
      '/cache/x 200 1 2 deleted',
      '/cache/y 50 1 2 deleted',
      '/lists/a 30 0 2 deleted',
      '/lists/b 20 0 2 deleted',
    ]);
    expect(['/lists', '/cache/x', '/bin/tool'].map((path) => findPath(fileSystem, path))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(findPath(fileSystem, '/cache/z')?.node.content?.size).toBe(5);
    expect(findPath(fileSystem, '/bin/tool2')?.node.content?.size).toBe(40);
  });

  test("dive's efficiency and waste", async () => {
    const { figures } = await measured;
    // Per path the least and the sum of its versions, where it is a leaf of its layer:
    //   app/conf   10   10 + 15 + 12     comes three times
    //   etc/os    100   100
    //   lists/a    30   30
    //   lists/b    20   20
    //   lists      50   30 + 20          deleted as a folder: all that was in it
    //   bin/tool    0   40 + 0           deleted as a file: nothing
    //   bin/tool2   0   0
    //   cache/x   200   200              dive does not know opaque whiteouts
    //   cache/y    50   50
    //   cache/z     5   5
    expect(figures.efficiency).toBe(465 / 532);
    expect(figures.wastedBytes).toBe(37 + 40);
    expect(figures.wastedUserPercent).toBe(77 / 322);
    expect(figures.isCutShort).toBe(false);
  });
});

describe('the file system', () => {
  test('a whiteout does not reach what its own layer writes, wherever it stands', async () => {
    const before = [{ name: 'd/' }, file('d/old', 10)];
    for (const after of [
      [file('.wh.d', 0), { name: 'd/' }, file('d/new', 3)],
      [{ name: 'd/' }, file('d/new', 3), file('.wh.d', 0)],
    ]) {
      const { figures, fileSystem } = await measure([before, after]);
      expect(figures.hiddenBytes).toBe(10);
      expect(findPath(fileSystem, '/d/new')?.node.content?.size).toBe(3);
      expect(findPath(fileSystem, '/d/old')).toBeUndefined();
    }
  });

  test('a folder in place of a file, a file in place of a folder, a folder over a link', async () => {
    const link = { name: 'bin', type: 'symlink', linkname: 'usr/bin' } as const;
    const { figures, fileSystem } = await measure([
      [file('a', 7), { name: 'b/' }, file('b/c', 5), link],
      [{ name: 'a/' }, file('a/x', 1), file('b', 2), file('bin/y', 4)],
    ]);
    expect(figures.hiddenBytes).toBe(12);
    expect(figures.finalBytes).toBe(7);
    expect(findPath(fileSystem, '/bin/y')?.path).toBe('/bin/y');
  });

  test('one path twice in one layer: the last one counts', async () => {
    const { figures } = await measure([[file('a', 7), file('./a', 2)]]);
    expect(figures).toMatchObject({ bytes: 9, finalBytes: 2, hiddenBytes: 7 });
  });

  test('a hard link to a file of a lower layer keeps it', async () => {
    const { figures } = await measure([
      [file('a', 7)],
      [{ name: 'b', type: 'link', linkname: '/a' }, file('.wh.a', 0)],
    ]);
    expect(figures).toMatchObject({ bytes: 7, finalBytes: 7, hiddenBytes: 0 });
  });

  test('links lead within the image, and circles lead nowhere', async () => {
    const { fileSystem } = await measure([
      [
        file('usr/lib/x', 3),
        { name: 'lib', type: 'symlink', linkname: '../../../usr/lib' },
        { name: 'abs', type: 'symlink', linkname: '/lib/x' },
        { name: 'loop', type: 'symlink', linkname: 'loop' },
      ],
    ]);
    expect(findPath(fileSystem, '/abs')?.path).toBe('/usr/lib/x');
    expect(findPath(fileSystem, '/loop')).toBeUndefined();
    expect(findPath(fileSystem, '/loop', true)?.node.type).toBe('symlink');
    expect(findPath(fileSystem, '/abs/..')?.path).toBe('/usr/lib');
  });

  test('a whiteout of what never was cuts dive short, and nothing else', async () => {
    const { figures } = await measure([[file('a', 7)], [file('.wh.b', 0), file('c', 5), file('a', 1)]]);
    expect(figures).toMatchObject({ isCutShort: true, wastedBytes: 0, efficiency: 1, hiddenBytes: 7, bytes: 13 });
  });
});
