import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type Compress,
  digest,
  dockerArchive,
  file,
  gzip,
  makeConfig,
  makeTar,
  ociLayout,
  tarOf,
  type TestImage,
  writeFiles,
  writeTemporary,
  zstd,
} from './archives.ts';
import { parseConfig } from '../../src/image/parse-config.ts';
import { measureImage } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

async function sample(change: Partial<TestImage> = {}, letter = 'x'): Promise<TestImage> {
  const layers = [await makeTar([file('a', 700, letter), { name: 'd/' }]), await makeTar([file('d/b', 9)])];
  const createdBy = ['ADD a /', 'ENV A=1', 'COPY b /d/'];
  return { layers, createdBy, config: { Env: ['A=1'], Cmd: ['/a'] }, ...change };
}

/** Reads all of an image and gives what tells it from others. */
async function read(path: string, platform?: string) {
  const image = await openImage(path, { platform });
  try {
    const { figures } = await measureImage(image);
    return {
      platform: image.platform,
      tags: image.tags,
      cmd: image.config.cmd,
      bytes: figures.layers.map(({ bytes }) => bytes),
      createdBy: figures.layers.map(({ createdBy }) => createdBy),
      compressions: image.layers.map(({ compression }) => compression),
      tarBytes: figures.layers.map(({ tarBytes }) => tarBytes),
    };
  } finally {
    await image.close();
  }
}

const EXPECTED = { cmd: ['/a'], bytes: [700, 9], createdBy: ['ADD a /', 'COPY b /d/'], tarBytes: [3072, 2048] };

describe('formats', () => {
  test("docker save's own, old", async () => {
    const path = writeTemporary(await dockerArchive(await sample()));
    expect(await read(path)).toMatchObject({ ...EXPECTED, tags: ['app:1'], compressions: ['none', 'none'] });
  });

  test("docker save's own with blobs as in OCI, since Docker 25", async () => {
    const image = await sample();
    const files = ociLayout([image]);
    const names = image.layers.map((layer) => `blobs/${digest(layer).replace(':', '/')}`);
    const config = `blobs/${digest(makeConfig(image)).replace(':', '/')}`;
    files.set('manifest.json', Buffer.from(JSON.stringify([{ Config: config, RepoTags: ['app:2'], Layers: names }])));
    const path = writeTemporary(await tarOf(files));
    expect(await read(path)).toMatchObject({ ...EXPECTED, tags: ['app:2'] });
    expect(await read(path, 'linux/amd64')).toMatchObject(EXPECTED);
    await expect(read(path, 'linux/arm64')).rejects.toThrow(/no image|not for linux\/arm64/);
  });

  test('links between layers, which old versions of docker save wrote', async () => {
    const { layers } = await sample();
    const config = makeConfig({ layers: [layers[0]!, layers[0]!] });
    const manifest = [{ Config: 'c.json', RepoTags: null, Layers: ['1/layer.tar', '2/layer.tar'] }];
    const archive = await makeTar([
      { name: '1/layer.tar', type: 'symlink', linkname: '../2/layer.tar' },
      { name: '2/layer.tar', content: layers[0]! },
      { name: 'c.json', content: config },
      { name: './manifest.json', content: JSON.stringify(manifest) },
    ]);
    expect(await read(writeTemporary(archive))).toMatchObject({ bytes: [700, 700] });
  });

  const kinds: readonly [string, Compress | undefined, string][] = [
    ['plain', undefined, 'none'],
    ['gzip', gzip, 'gzip'],
    ['zstd', zstd, 'zstd'],
  ];
  test.each(kinds)('OCI archive and folder, %s', async (_, compress, compression) => {
    const files = ociLayout([await sample()], compress);
    const expected = { ...EXPECTED, compressions: [compression, compression] };
    expect(await read(writeTemporary(await tarOf(files)))).toMatchObject(expected);
    expect(await read(writeFiles(files))).toMatchObject(expected);
  });

  test('zstd as its own program packs it, with digests of contents', async () => {
    const packed = Buffer.from(ZSTD, 'base64');
    const diffId = 'sha256:f928f729f98460b8cd696e4ac265be76d85e7c423a5e865f7bf823e6bf10a63d';
    const config = Buffer.from(JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [diffId] } }));
    const manifest = [{ Config: 'c', Layers: ['l'] }];
    const archive = await makeTar([
      { name: 'c', content: config },
      { name: 'l', content: packed },
      { name: 'manifest.json', content: JSON.stringify(manifest) },
    ]);
    const image = await openImage(writeTemporary(archive));
    const found: unknown[] = [];
    for await (const entry of image.layers[0]!.readEntries({
      wantsDigest: ({ path }) => path === '/hello.txt',
      keepBytes: () => 2000,
    })) {
      found.push([entry.path, entry.size, entry.digest, entry.bytes?.length]);
    }
    await image.close();
    const helloDigest = 'sha256:b51635acbd3581a0b6a794c537a6f1c447ded684b364cee738f6d79c3aa79c9f';
    expect(found).toEqual([
      ['/hello.txt', 43232, helloDigest, undefined],
      ['/b', 1024, undefined, 1024],
    ]);
  });
});

describe('platforms', () => {
  test('the one that is asked for, or the only one', async () => {
    const images = [
      await sample(),
      await sample({ architecture: 'arm64' }, 'y'),
      await sample({ architecture: 's390x' }, 'z'),
    ];
    const path = writeFiles(ociLayout(images));
    expect(await read(path, 'linux/arm64')).toMatchObject({ platform: 'linux/arm64' });
    expect(await read(path, 'linux/arm64/v8')).toMatchObject({ platform: 'linux/arm64' });
    await expect(read(path, 'linux/riscv64')).rejects.toThrow(/linux\/amd64, linux\/arm64, linux\/s390x.*--platform/);
    await expect(read(path, 'nonsense')).rejects.toThrow('is not a platform');
    const only = writeFiles(ociLayout([await sample({ architecture: 's390x' })]));
    expect(await read(only)).toMatchObject({ platform: 'linux/s390x' });
  });

  test('attestations and platforms that were not exported are no images; indexes may lead to indexes', async () => {
    const files = ociLayout([await sample({ architecture: 's390x' })]);
    const inner = JSON.parse(files.get('index.json')!.toString()) as { manifests: object[] };
    const absent = { digest: digest(Buffer.from('absent')), platform: { os: 'linux', architecture: 'arm64' } };
    const attestation = { ...inner.manifests[0], platform: { os: 'unknown', architecture: 'unknown' } };
    const nested = Buffer.from(JSON.stringify({ manifests: [...inner.manifests, attestation, absent] }));
    files.set(`blobs/${digest(nested).replace(':', '/')}`, nested);
    const descriptor = {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      digest: digest(nested),
      annotations: { 'org.opencontainers.image.ref.name': 'v1' },
    };
    files.set('index.json', Buffer.from(JSON.stringify({ manifests: [descriptor] })));
    expect(await read(writeFiles(files))).toMatchObject({ ...EXPECTED, platform: 'linux/s390x', tags: ['v1'] });
  });
});

test('a folder in which a blob is a link is not followed out of it', async () => {
  const files = ociLayout([await sample()]);
  const name = [...files.keys()].find((one) => one.startsWith('blobs/'))!;
  const bytes = files.get(name)!;
  files.delete(name);
  const folder = writeFiles(files);
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  writeFileSync(join(folder, 'elsewhere'), bytes);
  symlinkSync('../../elsewhere', join(folder, name));
  await expect(read(folder)).rejects.toThrow('missing');
});

test('the configuration', () => {
  const { config, variant, diffIds } = parseConfig({
    architecture: 'arm',
    variant: 'v7',
    os: 'linux',
    config: {
      Env: ['A=1', 'B='],
      Entrypoint: null,
      Cmd: [],
      ExposedPorts: { '80/tcp': {}, '443/tcp': {} },
      Volumes: { '/b': {}, '/a': {} },
      Labels: { x: 'y' },
      StopSignal: 'SIGQUIT',
      Healthcheck: { Test: ['CMD', 'true'], Interval: 5e9, Retries: 3 },
      Shell: ['/bin/bash', '-c'],
      OnBuild: ['RUN x'],
      User: '10:20',
      WorkingDir: '/w',
    },
    rootfs: { type: 'layers', diff_ids: [] },
    history: [{ created_by: 'a' }, { empty_layer: true }],
  });
  expect({ variant, diffIds }).toEqual({ variant: 'v7', diffIds: [] });
  expect(config).toEqual({
    architecture: 'arm',
    os: 'linux',
    env: ['A=1', 'B='],
    entrypoint: undefined,
    cmd: undefined,
    workingDir: '/w',
    user: '10:20',
    exposedPorts: ['443/tcp', '80/tcp'],
    volumes: ['/a', '/b'],
    labels: { x: 'y' },
    stopSignal: 'SIGQUIT',
    healthcheck: { test: ['CMD', 'true'], interval: 5e9, timeout: 0, startPeriod: 0, retries: 3 },
    shell: ['/bin/bash', '-c'],
    onBuild: ['RUN x'],
    history: [
      { createdBy: 'a', isEmpty: false },
      { createdBy: '', isEmpty: true },
    ],
  });
});

/** A tar with two files, 'hello <i % 17> world' 3000 times and each byte four times, by zstd -19 --check. */
const ZSTD = [
  'KLUv/QRo1QwAZBRoZWxsby50eHQAMDY0NAAwMTI0MzQ3NjE1ACAwAHVzdGFyADAwACAwIHdvcmxkCjEyMzQ1Njc4OTExMjM0NTYA',
  'YjI2MTAxAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkNE',
  'RUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6P',
  'kJGSk5SVlpeYmZqbnJ2en6ChoqOkpaanqKmqq6ytrq+wsbKztLW2t7i5uru8vb6/wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna',
  '29zd3t/g4eLj5OXm5+jp6uvs7e7v8PHy8/T19vf4+fr7/P3+/ySg0bzRVFrX/wwQa8Y07Qb8xegBgL+BVR2LCr/XnR/MBlhJwYED',
  'Vol+wtPc5eTkkMXkkN1HB0eHo6Ojg07Hnwe4dj5UAjB1H86FhdxYQL+JUwFzc3qF',
].join('');
