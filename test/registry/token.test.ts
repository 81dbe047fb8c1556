import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { image } from './manifests.ts';
import { ask, serve, temporaryFolder, type TestServer } from './server.ts';
import { readChallenge } from '../../src/registry/challenge.ts';
import { parseCredentials, readCredentials } from '../../src/registry/credentials.ts';
import { mayLeadTo, registryAddress } from '../../src/registry/address.ts';
import { readRetryAfter } from '../../src/registry/retry-after.ts';
import { PATIENCE } from '../patience.ts';

const made = image('amd64', ['layer']);
const { digest } = made.manifest;
const FOUND = { kind: 'found', digest };
const BASIC = Buffer.from('somebody:hunter2 secret').toString('base64');

/** A registry that wants a token, and the place that gives it. */
async function serveWithToken(token: unknown, realm?: (domain: string) => string): Promise<TestServer> {
  const server = await serve((request, response) => {
    if (request.url!.startsWith('/token')) {
      response.writeHead(200).end(JSON.stringify(token));
      return;
    }
    if (request.headers.authorization === 'Bearer good') {
      response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
      return;
    }
    const place = realm?.(request.headers.host!) ?? `http://${request.headers.host!}/token`;
    const challenge = `Basic realm="old", Bearer realm="${place}",service="the registry",scope="repository:team/app:pull"`;
    response.writeHead(401, { 'WWW-Authenticate': challenge }).end();
  });
  return server;
}

describe('a registry that wants a token', () => {
  test('gets the one that its place for tokens gives to anybody', async () => {
    const server = await serveWithToken({ token: 'good' });
    expect(await ask(`${server.domain}/team/app:1`)).toMatchObject(FOUND);
    expect(server.asked.map(({ method, path, authorization }) => [method, path, authorization])).toEqual([
      ['HEAD', '/v2/team/app/manifests/1', undefined],
      ['GET', '/token?service=the+registry&scope=repository%3Ateam%2Fapp%3Apull', undefined],
      ['HEAD', '/v2/team/app/manifests/1', 'Bearer good'],
    ]);
  });

  test('gets the one for who has logged in', async () => {
    const server = await serveWithToken({ access_token: 'good' });
    const credentials = parseCredentials(
      JSON.stringify({ auths: { [`http://${server.domain}/v1/`]: { auth: BASIC } } }),
    );
    expect(await ask(`${server.domain}/team/app:1`, { credentials })).toMatchObject(FOUND);
    expect(server.asked.map(({ authorization }) => authorization)).toEqual([
      undefined,
      `Basic ${BASIC}`,
      'Bearer good',
    ]);
  });

  test('cannot have it fetched from where others listen', async () => {
    for (const place of [
      'http://example.test/token',
      'ftp://127.0.0.1/token',
      'https://a:b@example.test/',
      'token',
      '',
    ]) {
      const server = await serveWithToken({ token: 'good' }, () => place);
      expect(await ask(`${server.domain}/team/app:1`), place).toMatchObject({
        because: `${server.domain} names a place for tokens that is not safe to ask; look at the registry`,
      });
      expect(server.asked).toHaveLength(1);
    }
  });

  test.each([
    ['two lines', { token: 'two\r\nX-Evil: words' }],
    ['nothing', { token: '' }],
    ['a number', { token: 7 }],
    ['a list', []],
    ['too much', { token: 'x'.repeat(70_000) }],
  ])('is told where it gives %s', async (_, token) => {
    const server = await serveWithToken(token);
    expect(await ask(`${server.domain}/team/app:1`)).toMatchObject({ kind: 'trouble' });
    expect(server.asked).toHaveLength(2);
  });

  test('is told where it does not take its own token', async () => {
    const server = await serveWithToken({ token: 'stale' });
    expect(await ask(`${server.domain}/team/app:1`)).toEqual({
      kind: 'trouble',
      because: `${server.domain} has no such image, or none for us; check its name, or log in with "docker login ${server.domain}" (credentials that a helper program keeps are not used)`,
    });
    expect(server.asked).toHaveLength(3);
  });
});

describe('credentials', () => {
  test('go to a registry that asks for them, and are in no message', async () => {
    const server = await serve((request, response) => {
      const isRight = request.headers.authorization === `Basic ${BASIC}` && request.url!.includes('/mine/');
      if (isRight) response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
      else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    });
    const credentials = new Map([[server.domain, BASIC]]);
    expect(await ask(`${server.domain}/mine/app:1`, { credentials })).toMatchObject(FOUND);
    const denied = await ask(`${server.domain}/other/app:1`, { credentials });
    expect(denied).toMatchObject({ kind: 'trouble', because: expect.stringContaining('the credentials that') });
    expect(JSON.stringify(denied)).not.toMatch(/hunter2|c29tZWJvZHk/);
  });

  test('do not go where a registry sends us on to', async () => {
    const store = await serve((_, response) => void response.writeHead(200).end(made.config.bytes));
    const server = await serve((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
      } else if (request.url!.includes('/blobs/')) {
        response.writeHead(307, { Location: `http://localhost:${store.port}/blob` }).end();
      } else response.writeHead(200).end(made.manifest.bytes);
    });
    const credentials = new Map([[server.domain, BASIC]]);
    expect(await ask(`${server.domain}/app:1`, { credentials, wanted: 'contents' })).toMatchObject({
      contents: { bytes: made.bytes },
    });
    expect(store.asked).toMatchObject([{ method: 'GET', path: '/blob', authorization: undefined }]);
  });

  test('do not go to another port either, and do not come back', async () => {
    const seen: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.authorization === undefined && seen.length < 3) {
        response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
      } else if (request.url === '/back') response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
      else response.writeHead(302, { Location: `http://127.0.0.1:${other.port}/there` }).end();
    });
    const other = await serve((_, response) => {
      response.writeHead(302, { Location: `http://${server.domain}/back` }).end();
    });
    expect(await ask(`${server.domain}/app:1`, { credentials: new Map([[server.domain, BASIC]]) })).toMatchObject(
      FOUND,
    );
    expect(seen).toEqual([undefined, `Basic ${BASIC}`, undefined]);
    expect(other.asked[0]!.authorization).toBeUndefined();
  });

  test('are read from the file that "docker login" writes, and from nothing else', async () => {
    const folder = temporaryFolder();
    const config = {
      auths: {
        'https://index.docker.io/v1/': { auth: BASIC },
        'registry.example.test': { auth: BASIC },
        'empty.example.test': {},
        'bad.example.test': { auth: 'no colon' },
        'token.example.test': { identitytoken: 'x' },
      },
      credsStore: 'evil',
      credHelpers: { 'helper.example.test': 'evil' },
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    const credentials = await readCredentials({ DOCKER_CONFIG: folder });
    expect([...credentials]).toEqual([
      ['docker.io', BASIC],
      ['registry.example.test', BASIC],
    ]);
    expect(await readCredentials({ DOCKER_CONFIG: join(folder, 'none') })).toEqual(new Map());
    for (const damaged of ['', 'x', '[]', '{"auths":[1]}', '{"auths":{"a":null}}', 'null']) {
      expect(parseCredentials(damaged)).toEqual(new Map());
    }
  });
});

describe('what registries write in headers', () => {
  test('challenges', () => {
    const read = (header: string) => {
      const challenge = readChallenge(header);
      return challenge && [challenge.scheme, Object.fromEntries(challenge.parameters)];
    };
    expect(read('Bearer realm="https://a/b?c",service="d, e", scope=f')).toEqual([
      'bearer',
      { realm: 'https://a/b?c', service: 'd, e', scope: 'f' },
    ]);
    expect(read('Negotiate, Basic realm="say \\"x\\""')).toEqual(['basic', { realm: 'say "x"' }]);
    expect(read('bearer Realm=x')).toEqual(['bearer', { realm: 'x' }]);
    expect(read('Digest realm="x"')).toBeUndefined();
    expect(read('')).toBeUndefined();
    for (const hostile of [' '.repeat(1e6), `Bearer realm="${'\\'.repeat(1e6)}`, 'a'.repeat(1e6), ','.repeat(1e6)]) {
      const start = performance.now();
      readChallenge(hostile);
      expect(performance.now() - start).toBeLessThan(PATIENCE);
    }
  });

  test('times to wait', () => {
    const now = Date.parse('2026-11-21T10:00:00Z');
    expect(readRetryAfter('7', now)).toBe(7000);
    expect(readRetryAfter('Sat, 21 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
    expect(readRetryAfter('Sat, 21 Nov 2026 09:00:30 GMT', now)).toBe(0);
    for (const nothing of [null, '', '-1', '1e9', '99999999999', 'soon', '2026-11-22'])
      expect(readRetryAfter(nothing, now)).toBe(0);
  });
});

test('addresses: https everywhere but on this machine, which no other registry leads to', () => {
  expect(registryAddress('docker.io').href).toBe('https://registry-1.docker.io/');
  expect(registryAddress('registry.example.test:5000').href).toBe('https://registry.example.test:5000/');
  expect(registryAddress('localhost:5000').href).toBe('http://localhost:5000/');
  expect(registryAddress('[::1]:5000').href).toBe('http://[::1]:5000/');
  const [far, near] = [new URL('https://registry.example.test/'), new URL('http://localhost:5000/')];
  expect(mayLeadTo(far, new URL('https://store.example.test/'))).toBe(true);
  expect(mayLeadTo(near, new URL('https://store.example.test/'))).toBe(true);
  expect(mayLeadTo(near, new URL('http://127.0.0.1:6000/'))).toBe(true);
  for (const hidden of ['http://store.example.test/', 'https://localhost/', 'http://127.1/', 'https://0x7f.0.0.1/']) {
    expect(mayLeadTo(far, new URL(hidden)), hidden).toBe(false);
  }
});
