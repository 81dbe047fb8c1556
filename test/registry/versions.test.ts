import { describe, expect, test } from 'vitest';
import { IMPATIENT, serve, temporaryFolder, type TestServer } from './server.ts';
import { parsePlatform } from '../../src/image/platform.ts';
import type { VersionsAnswer } from '../../src/knowledge/registry/answers.ts';
import { newestVersions } from '../../src/knowledge/registry/versions.ts';
import { openLookUp } from '../../src/registry/look-up.ts';

test('the newest versions are whole, without a variant, and in the order of their numbers', () => {
  const tags = ['latest', '26', '26.1', '26.1.0', '26.1.0-slim', '26.1.0rc1', '9.10.1', '9.9.11', '26.0.9', 'trixie'];
  expect(newestVersions(tags)).toEqual(['26.1.0', '26.0.9', '9.10.1', '9.9.11']);
  expect(newestVersions(['24.04', '26.04', 'noble', 'noble-20261001', '20261001'])).toEqual(['26.04', '24.04']);
  expect(newestVersions(['v3.6', 'v3.6.1', '3', '-1', '1.', '1..2', '1.2.3.4.5'])).toEqual(['v3.6.1', '3']);
  expect(newestVersions(['8', '8.4', '9'])).toEqual(['9', '8.4']);
  expect(newestVersions([])).toEqual([]);
  expect(newestVersions(Array.from({ length: 100_000 }, (_, i) => `1.${i}`))).toHaveLength(40);
});

async function list(server: TestServer, folder = temporaryFolder(), now = Date.now): Promise<VersionsAnswer> {
  const { signal } = new AbortController();
  const platform = parsePlatform('linux/amd64');
  const lookUp = await openLookUp({ folder, platform, credentials: new Map(), signal, patience: IMPATIENT, now });
  const reference = `${server.domain}/app`;
  const { versions } = await lookUp.answer([{ reference, wanted: 'versions' }]);
  await lookUp.save();
  return versions[reference]!;
}

describe('a list of tags', () => {
  test('is read page by page, and kept for a day', async () => {
    const server = await serve((request, response) => {
      const last = new URL(request.url!, 'http://x').searchParams.get('last');
      const next = { Link: '</v2/app/tags/list?last=1.2.0&n=2>; rel="next"' };
      response.writeHead(200, last === null ? next : {});
      response.end(JSON.stringify({ name: 'app', tags: last === null ? ['1.1.0', '1.2.0'] : ['1.10.0', 'latest'] }));
    });
    const folder = temporaryFolder();
    const start = Date.parse('2026-11-21T10:00:00Z');
    const expected = { kind: 'versions', versions: ['1.10.0', '1.2.0', '1.1.0'], date: '2026-11-21' };
    expect(await list(server, folder, () => start)).toEqual(expected);
    expect(server.asked.map(({ path }) => path)).toEqual(['/v2/app/tags/list', '/v2/app/tags/list?last=1.2.0&n=2']);
    expect(await list(server, folder, () => start + 23 * 3_600_000)).toEqual(expected);
    expect(server.asked).toHaveLength(2);
    expect(await list(server, folder, () => start + 24 * 3_600_000)).toMatchObject({ date: '2026-11-22' });
  });

  test('may be empty', async () => {
    const server = await serve((_, response) => void response.writeHead(200).end('{"tags":null}'));
    const folder = temporaryFolder();
    for (const _ of [1, 2]) expect(await list(server, folder)).toMatchObject({ kind: 'versions', versions: [] });
    expect(server.asked).toHaveLength(1);
  });

  test.each([
    ['a missing image', 404, ''],
    ['no JSON', 200, 'x'],
    ['no texts', 200, '{"tags":[1]}'],
    ['too many', 200, JSON.stringify({ tags: Array.from({ length: 100_001 }, String) })],
  ])('is no list: %s', async (_, status, body) => {
    const server = await serve((_request, response) => void response.writeHead(status).end(body));
    expect(await list(server)).toMatchObject({
      kind: 'trouble',
      because: expect.stringContaining(`the answer of ${server.domain} cannot be used: `),
    });
  });

  test('comes to an end, and stays where it is', async () => {
    const server = await serve((_, response, turn) => {
      const link =
        turn % 2 === 0 ? `</v2/other/blobs?x=${turn}>; rel="next"` : `<http://example.test/?x=${turn}>; rel=next`;
      response.writeHead(200, { Link: link }).end('{"tags":["1.0"]}');
    });
    expect(await list(server)).toMatchObject({ versions: expect.arrayContaining(['1.0']) });
    expect(server.asked).toHaveLength(100);
    expect(server.asked.every(({ path }) => path.startsWith('/v2/app/tags/list'))).toBe(true);
  });
});
