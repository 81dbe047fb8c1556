import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { image, INDEX, index, OCI } from './manifests.ts';
import { ask, serve } from './server.ts';

const made = image('amd64', ['layer']);
const { digest } = made.manifest;

describe('a registry that is in trouble', () => {
  test('is asked again where it has had too much, after the time that it names', async () => {
    const server = await serve((_, response, turn) => {
      if (turn === 0) response.writeHead(429, { 'Retry-After': '1' }).end();
      else if (turn === 1) response.writeHead(503).end();
      else response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
    });
    const start = performance.now();
    expect(await ask(`${server.domain}/app:1`)).toMatchObject({ kind: 'found', digest });
    expect(performance.now() - start).toBeGreaterThan(990);
    expect(server.asked).toHaveLength(3);
  });

  test('is left alone where it wants more time than we have', async () => {
    const server = await serve((_, response) => void response.writeHead(429, { 'Retry-After': '3600' }).end());
    const answer = await ask(`${server.domain}/app:1`);
    expect(answer).toEqual({
      kind: 'trouble',
      because: `${server.domain} has had too many requests from here; wait 3600 seconds, then run it again, or log in ("docker login") for a higher limit`,
    });
    expect(server.asked).toHaveLength(1);
  });

  test('is asked no more than it is worth', async () => {
    const server = await serve((_, response) => void response.writeHead(500).end());
    expect(await ask(`${server.domain}/app:1`)).toMatchObject({
      because: `${server.domain} fails with status 500; try again later`,
    });
    expect(server.asked).toHaveLength(3);
  });

  test('is not waited for', async () => {
    const silent = await serve(() => {});
    expect(await ask(`${silent.domain}/app:1`, { patience: { timeLimit: 100 } })).toMatchObject({
      because: `${silent.domain} did not answer within 0.1 seconds; try again later`,
    });
    const dripping = await serve((_, response) => void response.writeHead(200).write('{'));
    const answer = await ask(`${dripping.domain}/app@${digest}`, { wanted: 'contents', patience: { timeLimit: 100 } });
    expect(answer).toMatchObject({ kind: 'trouble' });
    expect(silent.asked).toHaveLength(1);
  });

  test('is said to be away', async () => {
    const answer = await ask('127.0.0.1:9/app:1');
    expect(answer).toMatchObject({
      because: expect.stringMatching(
        /^127\.0\.0\.1:9 cannot be reached: .*; check the network, or run without --online$/,
      ),
    });
  });

  test('is forgotten when the run ends', async () => {
    const server = await serve(() => {});
    const signal = AbortSignal.timeout(50);
    expect(await ask(`${server.domain}/app:1`, { signal })).toEqual({
      kind: 'trouble',
      because: 'the run was ended before it answered',
    });
  });
});

describe('a registry that is hostile', () => {
  test('cannot fill the memory, not even with what is packed', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    for (const encoding of ['identity', 'gzip']) {
      const body = encoding === 'gzip' ? bomb : Buffer.alloc(5 * 1024 * 1024);
      const server = await serve((request, response) => {
        response.writeHead(200, { 'Content-Encoding': encoding, 'Docker-Content-Digest': digest });
        response.end(request.method === 'HEAD' ? undefined : body);
      });
      expect(await ask(`${server.domain}/app:1`, { wanted: 'contents' })).toMatchObject({
        because: `${server.domain} answers with more than 4096 KiB, which no image needs; look at the registry`,
      });
    }
  });

  test('cannot give us another image than the digest says', async () => {
    const other = image('amd64', ['evil']).manifest;
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Docker-Content-Digest': digest, 'Content-Length': other.size });
      response.end(other.bytes);
    });
    expect(await ask(`${server.domain}/app:1`, { wanted: 'contents' })).toEqual({
      kind: 'trouble',
      because: `the answer of ${server.domain} cannot be used: what it sends has another digest than it says`,
    });
  });

  test('cannot give us another image for a platform, nor another configuration', async () => {
    const list = index([{ made, platform: { os: 'linux', architecture: 'amd64' } }]);
    const evil = image('amd64', ['evil']);
    const server = await serve((request, response) => {
      const isList = request.url!.endsWith(':1') || request.url!.endsWith(list.digest) || request.url!.endsWith('/1');
      const body = isList ? list : evil.manifest;
      response.writeHead(200, { 'Content-Type': INDEX, ...(isList ? { 'Docker-Content-Digest': list.digest } : {}) });
      response.end(body.bytes);
    });
    expect(await ask(`${server.domain}/app:1`, { wanted: 'contents' })).toMatchObject({
      because: expect.stringContaining('has another digest'),
    });
    const single = await serve((request, response) => {
      const isBlob = request.url!.includes('/blobs/');
      response.writeHead(200).end(isBlob ? evil.config.bytes.subarray(1) : made.manifest.bytes);
    });
    expect(await ask(`${single.domain}/app:1`, { wanted: 'contents' })).toMatchObject({
      because: expect.stringContaining('has another digest'),
    });
  });

  test('cannot send us anywhere it likes', async () => {
    for (const location of [
      'http://example.test/v2/',
      'file:///etc/passwd',
      'https://user:secret@example.test/',
      'gopher://127.0.0.1/',
      '',
    ]) {
      const server = await serve((_, response) => void response.writeHead(307, { Location: location }).end());
      expect(await ask(`${server.domain}/app:1`), location).toMatchObject({
        because: `${server.domain} sends us on to an address that is not safe to follow; look at the registry`,
      });
    }
    const circle = await serve((_, response) => void response.writeHead(302, { Location: '/again' }).end());
    expect(await ask(`${circle.domain}/app:1`)).toMatchObject({ because: expect.stringContaining('on and on') });
    expect(circle.asked).toHaveLength(4);
  });

  test.each([
    ['no JSON', 'x'],
    ['an old format', JSON.stringify({ schemaVersion: 1, fsLayers: [] })],
    ['an image and an index', JSON.stringify({ layers: [], manifests: [] })],
    ['another type', JSON.stringify({ mediaType: OCI, manifests: [] })],
    ['a list as an object', '[]'],
    ['deep nesting', '['.repeat(100_000)],
    ['sizes that are none', JSON.stringify({ layers: [{ size: -1 }], config: { size: 1, digest } })],
    ['sizes without end', JSON.stringify({ layers: [{ size: 2 ** 53 - 1 }], config: { size: 9, digest } })],
    [
      'too many layers',
      JSON.stringify({ layers: Array.from({ length: 1001 }, () => ({ size: 1 })), config: { size: 1, digest } }),
    ],
    ['a weak digest', JSON.stringify({ layers: [], config: { size: 1, digest: 'md5:00' } })],
  ])('is told where it sends %s', async (_, body) => {
    const server = await serve((_request, response) => void response.writeHead(200).end(body));
    const answer = await ask(`${server.domain}/app:1`, { wanted: 'contents' });
    expect(answer).toMatchObject({
      kind: 'trouble',
      because: expect.stringContaining(`the answer of ${server.domain} cannot be used: `),
    });
  });

  test('has its words shown nowhere', async () => {
    const body = JSON.stringify({ errors: [{ code: 'X', message: '\u001b[31mrun this' }] });
    const server = await serve((_, response) => void response.writeHead(418).end(body));
    expect(await ask(`${server.domain}/app:1`)).toEqual({
      kind: 'trouble',
      because: `${server.domain} answers with the status 418; look at the registry`,
    });
  });

  test('names platforms that are none in vain', async () => {
    const list = index([
      { made, platform: { os: 'linux', architecture: 'amd64\nevil row' } },
      { made, platform: { os: 'unknown', architecture: 'unknown' } },
      { made, platform: { os: 'linux', architecture: 'amd64' } },
    ]);
    const server = await serve((request, response) => {
      response.writeHead(200).end(request.url!.endsWith(digest) ? made.manifest.bytes : list.bytes);
    });
    expect(await ask(`${server.domain}/app:1`, { wanted: 'contents' })).toMatchObject({
      contents: { bytes: made.bytes, platforms: ['linux/amd64'] },
    });
  });
});
