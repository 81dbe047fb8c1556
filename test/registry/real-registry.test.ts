import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCKER, image, INDEX, index, LIST } from './manifests.ts';
import { findRegistry, type RealRegistry, startRegistry } from './real-registry.ts';
import { ask, temporaryFolder } from './server.ts';

/** A registry as others run it: Debian's package docker-registry, on this machine, with what the test pushes. */
const program = findRegistry();
const SKIPPED = "SKIPPED: Debian's docker-registry is not installed, so no real registry was asked";

if (program === undefined && process.env['DKOPT_REQUIRE_ENGINE'] === '1') {
  test(SKIPPED, () => {
    throw new Error(SKIPPED);
  });
} else if (program === undefined) console.warn(SKIPPED);

describe.skipIf(program === undefined)('a real registry', () => {
  let registry: RealRegistry;
  const amd64 = image('amd64', ['one', 'layer two']);
  const arm = image('arm64', ['one', 'a longer layer two']);
  const docker = image('amd64', ['of docker'], DOCKER);
  const list = image('arm', ['of a list'], DOCKER);
  const both = index([
    { made: amd64, platform: { os: 'linux', architecture: 'amd64' } },
    { made: arm, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
  ]);
  const dockerList = index(
    [
      { made: docker, platform: { os: 'linux', architecture: 'amd64' } },
      { made: list, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    ],
    LIST,
  );

  beforeAll(async () => {
    registry = await startRegistry(program!);
    await registry.pushImage('team/app', 'only-amd64', amd64);
    await registry.pushImage('team/app', 'only-arm64', arm);
    await registry.pushManifest('team/app', '1.2.3', both, INDEX);
    await registry.pushManifest('team/app', 'latest', both, INDEX);
    await registry.pushImage('old', '1', docker);
    await registry.pushImage('old', 'arm', list);
    await registry.pushManifest('old', 'all', dockerList, LIST);
  });

  afterAll(() => registry.stop());

  test('says whether there is a tag, and which image it is', async () => {
    const { domain } = registry;
    const date = new Date().toISOString().slice(0, 10);
    const found = { kind: 'found', digest: both.digest, date, contents: undefined };
    expect(await ask(`${domain}/team/app:1.2.3`)).toEqual(found);
    expect(await ask(`${domain}/team/app:latest`)).toEqual(found);
    expect(await ask(`${domain}/team/app:only-amd64`)).toMatchObject({ digest: amd64.manifest.digest });
    expect(await ask(`${domain}/old:1`)).toMatchObject({ digest: docker.manifest.digest });
    expect(await ask(`${domain}/team/app:9`)).toEqual({ kind: 'missing', date });
    expect(await ask(`${domain}/nobody/has-this:1`)).toEqual({ kind: 'missing', date });
    expect(await ask(`${domain}/team/app@${both.digest}`)).toEqual(found);
  });

  test('weighs the image of a platform, behind an index or not', async () => {
    const { domain } = registry;
    const weigh = (tag: string, platform: string) => ask(`${domain}/${tag}`, { wanted: 'contents', platform });
    const platforms = ['linux/amd64', 'linux/arm64/v8'];
    expect(await weigh('team/app:1.2.3', 'linux/amd64')).toMatchObject({ contents: { bytes: amd64.bytes, platforms } });
    expect(await weigh('team/app:1.2.3', 'linux/arm64')).toMatchObject({ contents: { bytes: arm.bytes, platforms } });
    expect(await weigh('team/app:1.2.3', 'linux/s390x')).toMatchObject({ contents: { bytes: undefined, platforms } });
    expect(await weigh('old:all', 'linux/arm/v7')).toMatchObject({
      digest: dockerList.digest,
      contents: { bytes: list.bytes, platforms: ['linux/amd64', 'linux/arm/v7'] },
    });
    expect(await weigh('old:1', 'linux/amd64')).toMatchObject({
      contents: { bytes: docker.bytes, platforms: ['linux/amd64'] },
    });
    expect(await weigh('team/app:only-arm64', 'linux/amd64')).toMatchObject({
      contents: { bytes: undefined, platforms: ['linux/arm64'] },
    });
  });

  test('is not asked again for a day', async () => {
    const { domain } = registry;
    const folder = temporaryFolder();
    const start = Date.parse('2026-11-21T10:00:00Z');
    const at = (hours: number) => ({ folder, now: () => start + hours * 3_600_000 });
    const one = image('amd64', ['first']);
    const two = image('amd64', ['second']);
    await registry.pushImage('moving', 'latest', one);
    expect(await ask(`${domain}/moving:latest`, at(0))).toMatchObject({
      digest: one.manifest.digest,
      date: '2026-11-21',
    });
    await registry.pushImage('moving', 'latest', two);
    expect(await ask(`${domain}/moving:latest`, at(23))).toMatchObject({
      digest: one.manifest.digest,
      date: '2026-11-21',
    });
    expect(await ask(`${domain}/moving:latest`, at(24))).toMatchObject({
      digest: two.manifest.digest,
      date: '2026-11-22',
    });
  });
});
