import { describe, expect, test } from 'vitest';
import { dockerArchive, gzip, type Item, makeTar, ociLayout, tarOf, writeTemporary } from './archives.ts';
import { makeElf } from './elf-files.ts';
import { openContents } from '../../src/image/contents.ts';
import { readElf } from '../../src/image/elf.ts';
import { findMissing } from '../../src/image/find-missing.ts';
import { measureImage } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

type Config = Readonly<Record<string, unknown>>;

async function look(items: readonly Item[], config: Config, folders: readonly string[] = []) {
  const image = { layers: [await makeTar(items)], config };
  const plain = await lookAt(await dockerArchive(image), folders);
  // A compressed layer has to give the same.
  expect(await lookAt(await tarOf(ociLayout([image], gzip)), folders)).toEqual(plain);
  return plain;
}

async function lookAt(archive: Buffer, folders: readonly string[]) {
  const image = await openImage(writeTemporary(archive));
  try {
    const { fileSystem } = await measureImage(image);
    const found = await findMissing(fileSystem, image.config, openContents(image), { folders });
    return {
      programs: found.programs,
      missing: found.missing.map(({ kind, name, neededBy }) => `${kind} ${name} < ${neededBy}`),
    };
  } finally {
    await image.close();
  }
}

function program(name: string, content: string | Buffer): Item {
  return { name, content, mode: 0o755 };
}

const link = (name: string, linkname: string): Item => ({ name, type: 'symlink', linkname });

const GLIBC = '/lib64/ld-linux-x86-64.so.2';
const MUSL = '/lib/ld-musl-x86_64.so.1';

/** As in Debian: folders that are links, the loader behind two of them. */
const DEBIAN: readonly Item[] = [
  link('lib', 'usr/lib'),
  link('lib64', 'usr/lib64'),
  link('usr/lib64/ld-linux-x86-64.so.2', '/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2'),
  program('usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2', makeElf()),
  program('usr/lib/x86_64-linux-gnu/libc.so.6', makeElf({ needed: ['ld-linux-x86-64.so.2'] })),
];

describe('the entry', () => {
  const app = program('app', makeElf());

  test.each<[string, Config, readonly string[]]>([
    ['by its path', { Entrypoint: ['/app'] }, []],
    ['in the working folder', { Cmd: ['./app'], WorkingDir: '/' }, []],
    ['by PATH', { Cmd: ['app'], Env: ['PATH=/nowhere:/'] }, []],
    ['not on PATH', { Cmd: ['app'] }, ['program app < ']],
    ['absent', { Entrypoint: ['/none'], Cmd: ['x'] }, ['program /none < ']],
    ['none set', {}, []],
  ])('%s', async (_, config, missing) => {
    expect((await look([app], config)).missing).toEqual(missing);
  });

  test('a file without the right to execute is no program', async () => {
    expect((await look([{ name: 'app', content: 'x', mode: 0o644 }], { Cmd: ['/app'] })).missing).toHaveLength(1);
  });

  test('interpreters of scripts, env, and programs named further on', async () => {
    const files = [
      program('usr/local/bin/entry.sh', '#!/bin/sh\nexec "$@"\n'),
      program('usr/bin/env', makeElf()),
      program('usr/local/bin/cli', '#!/usr/bin/env -S node --flag\n'),
    ];
    const config = { Entrypoint: ['entry.sh'], Cmd: ['node', 'app.js'] };
    expect((await look(files, config)).missing).toEqual(['interpreter /bin/sh < /usr/local/bin/entry.sh']);
    expect((await look(files, { Cmd: ['cli'] })).missing).toEqual(['interpreter node < /usr/local/bin/cli']);
    const all = [
      ...files,
      program('bin/sh', makeElf()),
      program('usr/local/bin/node', makeElf({ needed: ['liba.so'] })),
    ];
    const found = await look(all, config);
    expect(found.programs).toEqual(['/usr/local/bin/entry.sh', '/bin/sh', '/usr/local/bin/node']);
    expect(found.missing).toEqual(['library liba.so < /usr/local/bin/node']);
  });

  test('the first program of a script for a shell', async () => {
    const shell = program('bin/sh', makeElf());
    const words = (script: string) => ({ Cmd: ['/bin/sh', '-c', script] });
    expect((await look([shell], words('exec node x'))).missing).toEqual(['program node < ']);
    expect((await look([shell], words('cd /x && node y'))).missing).toEqual([]);
    expect((await look([shell], words('"$X" y'))).missing).toEqual([]);
  });
});

describe('libraries', () => {
  const app = (parts: Parameters<typeof makeElf>[0]): Item =>
    program('app/bin/main', makeElf({ interpreter: GLIBC, ...parts }));
  const config = { Entrypoint: ['/app/bin/main'] };

  test('through links, as in Debian', async () => {
    expect(await look([...DEBIAN, app({ needed: ['libc.so.6'] })], config)).toEqual({
      programs: ['/app/bin/main'],
      missing: [],
    });
  });

  test('a dynamic program in an empty image', async () => {
    const { missing } = await look([app({ needed: ['libc.so.6'] })], config);
    expect(missing).toEqual([`interpreter ${GLIBC} < /app/bin/main`, 'library libc.so.6 < /app/bin/main']);
  });

  test('a library of a library', async () => {
    const files = [
      ...DEBIAN,
      app({ needed: ['liba.so'] }),
      program('usr/lib/liba.so', makeElf({ needed: ['libb.so'] })),
    ];
    expect((await look(files, config)).missing).toEqual(['library libb.so < /lib/liba.so']);
  });

  test('RUNPATH, RPATH, $ORIGIN, LD_LIBRARY_PATH, ld.so.conf', async () => {
    const needed = ['liba.so'];
    const at = (path: string): Item => program(path, makeElf());
    const cases: readonly [readonly Item[], Config][] = [
      [[app({ needed, runpath: '$ORIGIN/../lib' }), at('app/lib/liba.so')], {}],
      [[app({ needed, rpath: '/x:${ORIGIN}' }), at('app/bin/liba.so')], {}],
      [[app({ needed }), at('opt/l/liba.so')], { Env: ['LD_LIBRARY_PATH=/n:/opt/l'] }],
      [
        [
          app({ needed }),
          at('opt/l/liba.so'),
          { name: 'etc/ld.so.conf', content: 'include /etc/ld.so.conf.d/*.conf\n' },
          { name: 'etc/ld.so.conf.d/x.conf', content: '# mine\n/opt/l\ninclude /etc/ld.so.conf\n' },
        ],
        {},
      ],
      [[app({ needed: ['./liba.so'], runpath: '/n' }), at('liba.so')], {}],
    ];
    for (const [files, more] of cases)
      expect((await look([...DEBIAN, ...files], { ...config, ...more })).missing).toEqual([]);
    const files = [app({ needed }), at('opt/l/liba.so')];
    expect((await look([...DEBIAN, ...files], config)).missing).toEqual(['library liba.so < /app/bin/main']);
  });

  test('a RUNPATH holds for its owner alone, a RPATH for all that it loads', async () => {
    const files = [program('l/liba.so', makeElf({ needed: ['libb.so'] })), program('l/libb.so', makeElf())];
    const needed = ['liba.so'];
    expect((await look([...DEBIAN, ...files, app({ needed, rpath: '/l' })], config)).missing).toEqual([]);
    const { missing } = await look([...DEBIAN, ...files, app({ needed, runpath: '/l' })], config);
    expect(missing).toEqual(['library libb.so < /l/liba.so']);
  });

  test('one for another machine is stepped over', async () => {
    const files = [...DEBIAN, app({ needed: ['liba.so'] }), program('usr/lib/liba.so', makeElf({ machine: 183 }))];
    expect((await look(files, config)).missing).toEqual(['library liba.so < /app/bin/main']);
    files.push(program('usr/lib64/liba.so', makeElf()));
    expect((await look(files, config)).missing).toEqual([]);
  });

  test('musl: its loader is the C library; its own path file', async () => {
    const main = program(
      'app/bin/main',
      makeElf({ interpreter: MUSL, needed: ['libc.musl-x86_64.so.1', 'libz.so.1'] }),
    );
    const alpine = [program('lib/ld-musl-x86_64.so.1', makeElf()), main];
    expect((await look(alpine, config)).missing).toEqual(['library libz.so.1 < /app/bin/main']);
    expect((await look([...alpine, program('usr/lib/libz.so.1', makeElf())], config)).missing).toEqual([]);
    const elsewhere = [program('z/libz.so.1', makeElf()), { name: 'etc/ld-musl-x86_64.path', content: '/z\n/lib\n' }];
    expect((await look([...alpine, ...elsewhere], config)).missing).toEqual([]);
  });

  test('of everything below a folder', async () => {
    const files = [
      ...DEBIAN,
      { name: 'site/x.so', content: makeElf({ needed: ['libq.so'] }) },
      program('site/y', 'text'),
    ];
    expect((await look(files, {}, ['/site', '/none'])).missing).toEqual(['library libq.so < /site/x.so']);
  });
});

describe('ELF files that lie', () => {
  const read = (bytes: Buffer) =>
    readElf((at, length) => Promise.resolve(bytes.subarray(Math.min(at, bytes.length), at + length)));
  const whole = makeElf({ interpreter: GLIBC, needed: ['liba.so', 'libb.so'], runpath: '/x:/y' });

  test('all widths and byte orders', async () => {
    for (const bits of [32, 64] as const) {
      for (const isBig of [false, true]) {
        const elf = makeElf({ bits, isBig, interpreter: '/ld', needed: ['liba.so'], rpath: '/r' });
        expect(await read(elf)).toMatchObject({
          bits,
          interpreter: '/ld',
          needed: ['liba.so'],
          rpath: ['/r'],
          runpath: [],
        });
      }
    }
  });

  test('cut off anywhere', async () => {
    for (let length = 0; length < whole.length; length += 1) {
      expect(await read(whole.subarray(0, length))).toBe(length < 4 ? 'not-elf' : 'damaged');
    }
  });

  test('any byte changed to anything: no crash, and soon', async () => {
    for (let i = 4; i < whole.length; i += 1) {
      for (const byte of [0, 1, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[i] = byte;
        expect(['object', 'string']).toContain(typeof (await read(changed)));
      }
    }
  });

  test('a damaged program counts as missing', async () => {
    const { missing } = await look([program('app', whole.subarray(0, 100))], { Cmd: ['/app'] });
    expect(missing).toEqual(['program /app < /app']);
  });
});
