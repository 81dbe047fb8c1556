import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dockerArchive, file, makeTar, temporaryFolder, writeTemporary } from './archives.ts';
import { analyze, type AnalyzeOptions } from '../../src/cli/analyze.ts';
import { openSizeCache } from '../../src/image/size-cache.ts';
import { IMAGE_ANSWERS, MERGE_ANSWER } from '../../src/report/image-answers.ts';
import { describeOrigin } from '../../src/report/image-origin.ts';
import { preset } from '../../transforms/index.ts';

const OPTIONS: AnalyzeOptions = { format: 'text', platform: undefined, compressed: false, top: 5 };

interface Saving {
  readonly saveImage?: (name: string, file: string) => Promise<void>;
  readonly cache?: string;
}

async function run(target: string, options: Partial<AnalyzeOptions> = {}, { saveImage, cache }: Saving = {}) {
  let text = '';
  const stream = (write: (data: string | Uint8Array) => void) => ({
    write,
    isTerminal: false,
    hasColours: false,
    width: undefined,
  });
  const output = { stdout: stream((data) => (text += String(data))), stderr: stream(() => undefined) };
  const code = await analyze(
    target,
    { ...OPTIONS, ...options },
    {
      output,
      version: '1.2.3',
      environment: { XDG_CACHE_HOME: cache ?? temporaryFolder() },
      saveImage: saveImage ?? (() => Promise.reject(new Error('there is no engine'))),
      onEnd: () => undefined,
    },
  );
  expect(code).toBe(0);
  return text;
}

async function sample(): Promise<Buffer> {
  const layers = await Promise.all([
    makeTar([file('etc/os', 1000)]),
    makeTar([file('var/lib/apt/lists/a', 5000), file('tmp/big', 7000)]),
    makeTar([file('tmp/.wh.big', 0), file('root/.cache/pip/x', 300)]),
    makeTar([file('app\u001b[2J', 10), file('etc/os', 1)]),
  ]);
  const createdBy = [
    '/bin/sh -c #(nop) ADD file:1 in / ',
    'RUN |1 TOKEN=hunter2 /bin/sh -c apt-get update # buildkit',
    '/bin/sh -c rm /tmp/big',
    'COPY app / # buildkit',
  ];
  return dockerArchive({ layers, createdBy });
}

describe('analyze', () => {
  test('prints what a person wants to know', async () => {
    const path = writeTemporary(await sample());
    const text = (await run(path)).replace(path, 'IMAGE');
    expect(text).toMatchInlineSnapshot(`
      "IMAGE (linux/amd64), 4 layers

        layer     size  hidden  made by
            1     1 kB    1 kB  ADD file:1 in /
            2    12 kB    7 kB  RUN apt-get update
            3    300 B     0 B  RUN rm /tmp/big
            4     11 B     0 B  COPY app /
        total  13.3 kB    8 kB

        visible     5.31 kB in a container
        hidden      8 kB in 2 files that later layers delete or replace
        efficiency  39.89 % by dive's definition
        waste       8 kB by dive's definition (all versions of what comes more than once), 64.99 % of all but the lowest layer

      Largest files:
         5 kB  layer 2  /var/lib/apt/lists/a  apt-cleanup
        300 B  layer 3  /root/.cache/pip/x  pip-no-cache
         10 B  layer 4  /app\\x1b[2J
          1 B  layer 4  /etc/os

      Largest hidden files, with the layer that holds and the one that hides them:
        7 kB  2 → 3  /tmp/big  merge-run
        1 kB  1 → 4  /etc/os

      What a transform answers, where the Dockerfile is yours to change:
        merge-run     7 kB in 1 file: files that one RUN wrote and a later RUN deletes or replaces, such as /tmp/big
        apt-cleanup   5 kB in 1 file: apt's package lists and archives, such as /var/lib/apt/lists/a
        pip-no-cache  300 B in 1 file: pip's download cache, such as /root/.cache/pip/x

        packages          none known
        setuid, setgid    0, 0
        shells            none
        package managers  none
      "
    `);
    expect(text).not.toContain('hunter2');
  });

  test('prints the same for programs', async () => {
    const json: unknown = JSON.parse(await run(writeTemporary(await sample()), { format: 'json' }));
    expect(json).toMatchObject({
      schemaVersion: 1,
      version: '1.2.3',
      bytes: 13_311,
      compressedBytes: null,
      hiddenBytes: 8000,
      efficiency: 5311 / 13_311, // etc/os 1, lists/a 5000, tmp/big 0, pip/x 300, app 10
      layers: [{ bytes: 1000, hiddenBytes: 1000 }, { bytes: 12_000 }, {}, { createdBy: 'COPY app /' }],
      answers: [
        { transform: 'merge-run', bytes: 7000, files: 1 },
        { transform: 'apt-cleanup', bytes: 5000, files: 1 },
        { transform: 'pip-no-cache', bytes: 300, files: 1 },
      ],
      largestHiddenFiles: [{ path: '/tmp/big', bytes: 7000, layer: 2, hiddenBy: 3, transform: 'merge-run' }, {}],
    });
  });

  test('measures what a registry would store, once', async () => {
    const tar = await makeTar([file('a', 90_000)]);
    const path = writeTemporary(await dockerArchive({ layers: [tar] }));
    const cache = temporaryFolder();
    const read = async (compressed: boolean) =>
      JSON.parse(await run(path, { format: 'json', compressed }, { cache })) as object;
    expect(await read(false)).toMatchObject({ compressedBytes: null });
    expect(await read(true)).toMatchObject({ compressedBytes: gzipSync(tar).length });
    expect(readFileSync(join(cache, 'dockoptimize/gzip-sizes'), 'utf8')).toMatch(/^sha256:[0-9a-f]{64} \d+\n$/);
    expect(await read(false)).toMatchObject({ compressedBytes: gzipSync(tar).length });
  });

  test('has an engine save an image that is no file, and leaves nothing behind', async () => {
    const archive = await sample();
    let written = '';
    const saveImage = (name: string, target: string): Promise<void> => {
      expect(name).toBe('app:1');
      written = target;
      writeFileSync(target, archive);
      return Promise.resolve();
    };
    expect(await run('app:1', {}, { saveImage })).toContain('app:1 (linux/amd64), 4 layers');
    expect(existsSync(dirname(written))).toBe(false);
  });

  test('says what it cannot read', async () => {
    await expect(run('./none.tar')).rejects.toThrow('"./none.tar" does not exist');
    await expect(run('none')).rejects.toThrow('no engine gave an image of that name: there is no engine');
    await expect(run(temporaryFolder())).rejects.toThrow('cannot be analysed: ');
    const path = writeTemporary(Buffer.alloc(2000, 1));
    await expect(run(path)).rejects.toThrow(`"${path}" cannot be analysed: it is neither a tar nor a folder`);
  });
});

test('every answer is a transform that there is', () => {
  const ids = [...IMAGE_ANSWERS, MERGE_ANSWER].map(({ transform }) => transform);
  expect(ids.filter((id) => !preset.some((known) => known.id === id))).toEqual([]);
});

test('what made a layer, in few words', () => {
  expect(describeOrigin('RUN /bin/sh -c a &&   b # buildkit', 80)).toBe('RUN a && b');
  expect(describeOrigin('|2 A=1 B=2 /bin/bash -ec make', 80)).toBe('RUN make');
  expect(describeOrigin('/bin/sh -c #(nop) COPY dir:1 in /x ', 80)).toBe('COPY dir:1 in /x');
  expect(describeOrigin('RUN curl https://me:hunter22@host/x', 80)).not.toContain('hunter22');
  expect(describeOrigin('', 80)).toBe('(unknown)');
  expect(describeOrigin('RUN abcdefghij', 8)).toBe('RUN abc…');
});

test('a damaged cache is as good as none', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'gzip-sizes'), `nonsense\nsha256:${'a'.repeat(64)} 12\nsha256:${'b'.repeat(64)} x\n`);
  const cache = await openSizeCache(folder);
  expect([cache.get(`sha256:${'a'.repeat(64)}`), cache.get(`sha256:${'b'.repeat(64)}`)]).toEqual([12, undefined]);
  const nowhere = await openSizeCache('/dev/null/x');
  nowhere.set(`sha256:${'c'.repeat(64)}`, 1);
  await nowhere.save();
});
