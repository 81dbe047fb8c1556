import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAnyRunning, request, runRequest, uniqueSleep, until, watch } from './shared.ts';
import { findLab } from '../../lab.ts';
import type { Builder } from '../../../src/verify/builder.ts';
import { chooseBuilder, isEngineTrouble } from '../../../src/verify/choose-builder.ts';

const BASE = 'docker.io/library/debian:bookworm-slim';

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

/** Why these cannot be tried; they are not needed anywhere, since Docker's tests are. */
function findObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'they keep their images in a folder of the test, which needs root';
  const missing = ['podman', 'buildah', 'runc'].filter((program) => !isInstalled(program));
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  return findLab() ? undefined : 'no engine of Docker answers, which they get the base image from';
}

const obstacle = findObstacle();
if (obstacle !== undefined) console.warn(`SKIPPED: Podman and Buildah were not tried: ${obstacle}`);

describe.skipIf(obstacle !== undefined).each(['podman', 'buildah'] as const)(
  `%s${obstacle === undefined ? '' : ` (SKIPPED: ${obstacle})`}`,
  (name) => {
    let builder: Builder;
    let folder: string;
    let context: string;
    let environment: Record<string, string>;
    let before: string;

    const ask = (program: string, ...args: string[]): string =>
      spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...environment } }).stdout;
    /** All that is in the storage. */
    const list = (): string =>
      [
        ask('podman', 'image', 'ls', '--all', '--quiet', '--no-trunc'),
        ask('podman', 'ps', '--all', '--external', '--quiet'),
        ask('podman', 'volume', 'ls', '--quiet'),
      ].join('|');

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'dkopt-podman-'));
      context = join(folder, 'context');
      mkdirSync(context);
      writeFileSync(join(context, 'seen'), 'seen');
      writeFileSync(join(context, 'unseen'), 'unseen');
      const [storage, containers] = [join(folder, 'storage.conf'), join(folder, 'containers.conf')];
      writeFileSync(
        storage,
        `[storage]\ndriver = "overlay"\ngraphroot = "${folder}/images"\nrunroot = "${folder}/run"\n`,
      );
      // What such machines as the lab's need, which have no systemd.
      writeFileSync(containers, '[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "none"\n');
      environment = { CONTAINERS_STORAGE_CONF: storage, CONTAINERS_CONF: containers, BUILDAH_ISOLATION: 'chroot' };
      const { env } = findLab()!;
      const archive = join(folder, 'base.tar');
      spawnSync('docker', ['save', '--output', archive, 'debian:bookworm-slim'], { env: { ...process.env, ...env } });
      ask('podman', 'load', '--quiet', '--input', archive);
      rmSync(archive);
      before = list();
      const found = await chooseBuilder(name, { environment, network: 'host', temporaryFolder: folder });
      if (isEngineTrouble(found)) throw new Error(found.because);
      builder = found;
    });

    afterAll(() => {
      ask('podman', 'rm', '--all', '--force');
      rmSync(folder, { recursive: true });
    });

    test('builds what Docker builds, and runs it', async () => {
      const text = `FROM ${BASE}\nARG VALUE\nRUN printf '%s' "$VALUE" > /value\nCOPY . /all\nVOLUME /data\nHEALTHCHECK --interval=100ms CMD test -f /value\nSHELL ["/bin/bash", "-c"]\nONBUILD RUN true\nUSER 7\nCMD cat /value && ls /all && sleep 60\n`;
      const more = { buildArguments: { VALUE: 'a "b" $c `d`\ne' }, dockerignore: 'unseen\n' };
      const built = await builder.build(request(text, context, more), watch());
      if (built.outcome !== 'built') throw new Error(built.because);
      expect(await builder.readConfig(built.image)).toMatchObject({
        user: '7',
        volumes: ['/data'],
        ...(name === 'buildah' ? { shell: ['/bin/bash', '-c'], onBuild: ['RUN true'] } : {}),
        healthcheck: { test: ['CMD-SHELL', 'test -f /value'], interval: 1e8 },
      });
      const container = await builder.start(runRequest(built.image, { hosts: ['db'] }), watch());
      await until(async () => (await container.readOutput()).stdout === 'a "b" $c `d`\neseen\n');
      await until(async () => (await container.look()).health === 'healthy');
      expect(await container.execute(['id', '-u'], 5000)).toEqual({ exitCode: 0, output: '7\n' });
      expect(await container.execute(['no-such-program'], 5000)).toBeUndefined();
      expect((await container.execute(['getent', 'hosts', 'db'], 5000))?.output).toMatch(/^127\.0\.0\.1/);
      expect((await container.look()).processId).toBeGreaterThan(1);
      expect((await container.stop(1)).exitCode).toBe(137);
      await expect(container.execute(['true'], 5000)).rejects.toThrow(/does not run any more/);
      await container.remove();
      const start = builder.start(runRequest(built.image, { command: ['/no/such/program'] }), watch());
      await expect(start).rejects.toMatchObject({ trouble: 'cannot-start' });
      const file = join(folder, 'saved.tar');
      await builder.save(built.image, file, watch());
      rmSync(file);
      await builder.removeAll();
      expect(list()).toBe(before);
    });

    test.each([
      ['failed', `FROM ${BASE}\nRUN echo one\nRUN exit 7\n`, /exit status 7/],
      ['missing-base', 'FROM dkopt-no-such:1\n', /its name/],
      ['timed-out', `FROM ${BASE}\nRUN echo one\nRUN exec ${uniqueSleep()}\n`, /within \d s/],
    ])('leaves nothing of a build that %s', async (outcome, text, said) => {
      const result = await builder.build(request(text, context), watch(outcome === 'timed-out' ? 4000 : 60_000));
      expect(result).toMatchObject({ outcome, because: expect.stringMatching(said) });
      const sleep = /sleep \d+/.exec(text)?.[0];
      if (sleep !== undefined) expect(isAnyRunning(sleep)).toBe(false);
      await builder.removeAll();
      expect(list()).toBe(before);
      expect(readdirSync(folder)).not.toContainEqual(expect.stringMatching(/^dockoptimize-/));
    });
  },
);
