import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseBuilder, isEngineTrouble, readWantedBuilder } from '../../../src/verify/choose-builder.ts';

const VERSION = '{"Client":{"Version":"26.1.5"},"Server":{"Version":"26.1.5"}}';
const PODMAN = 'case "$1 $2" in "image ls") ;; "--version ") echo podman version 4.9.3;; *) exit 1;; esac';

/** Programs that speak like the engines, since no machine has all of them in all states. */
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dkopt-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function add(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

const options = (): { environment: Record<string, string> } => ({ environment: { PATH: folder } });

describe('the builder', () => {
  test('is Docker where it answers', async () => {
    add(
      'docker',
      `case "$1 $2" in "version --format") echo '${VERSION}';; "buildx version") echo github.com/docker/buildx v0.13.1 0.13.1-1;; esac`,
    );
    add('podman', PODMAN);
    expect(await chooseBuilder(undefined, options())).toMatchObject({
      name: 'docker',
      version: 'Docker 26.1.5, buildx v0.13.1',
      canRun: true,
    });
  });

  test('is Podman where Docker is there without its engine', async () => {
    add('docker', 'echo "Cannot connect to the Docker daemon at unix:///x." >&2; exit 1');
    add('podman', PODMAN);
    expect(await chooseBuilder(undefined, options())).toMatchObject({ name: 'podman', version: 'Podman 4.9.3' });
  });

  test('is Buildah where it is alone, and then it runs nothing', async () => {
    add('buildah', 'case "$1" in --version) echo "buildah version 1.33.7 (image-spec 1.1)";; esac');
    expect(await chooseBuilder(undefined, options())).toMatchObject({
      name: 'buildah',
      version: 'Buildah 1.33.7',
      canRun: false,
    });
  });

  test('is none where none can be had, with what each said', async () => {
    add('docker', 'echo "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?" >&2; exit 1');
    add('podman', 'echo "Error: no storage" >&2; exit 125');
    const found = await chooseBuilder(undefined, options());
    expect(found).toEqual({
      outcome: 'no-engine',
      because: [
        'no engine can be had that builds images; tried, in this order:',
        '  docker: `docker version` failed: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?',
        '  podman: `podman image ls` failed: no storage',
        '  buildah: `buildah` cannot be run: it is not installed',
        'start Docker, or install one of docker with buildx, podman or buildah',
      ].join('\n'),
    });
    expect(isEngineTrouble(found)).toBe(true);
  });

  test.each([
    ['a Docker without buildx', `[ "$1" = version ] && echo '${VERSION}' && exit; exit 1`, /buildx plugin/],
    [
      'Podman by the name of Docker',
      `echo '{"Client":{"Version":"4.9"},"Server":{"Version":"4.9"},"Podman":1}'`,
      /Podman/,
    ],
    ['something that is no Docker', 'echo hello', /is not that of Docker/],
  ])('is not %s', async (_, script, said) => {
    add('docker', script);
    expect(await chooseBuilder('docker', options())).toMatchObject({
      outcome: 'no-engine',
      because: expect.stringMatching(said),
    });
  });

  test('that is wanted is not replaced by another', async () => {
    add('podman', PODMAN);
    expect(await chooseBuilder('docker', options())).toMatchObject({ outcome: 'no-engine' });
  });
});

test('names of builders', () => {
  const names = ['docker', 'podman', 'buildah', 'docker:remote-1', 'kaniko', '', 'docker:', 'docker:-x', 'docker:a b'];
  expect(names.map(readWantedBuilder)).toEqual([
    'docker',
    'podman',
    'buildah',
    'docker:remote-1',
    ...Array<undefined>(5).fill(undefined),
  ]);
});
