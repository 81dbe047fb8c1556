import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cutOff } from './cut-off.ts';
import { isAnyRunning, request, runRequest, uniqueSleep, until, watch } from './shared.ts';
import { describeEngine } from '../../lab.ts';
import type { Builder, NotBuilt } from '../../../src/verify/builder.ts';
import { chooseBuilder, isEngineTrouble } from '../../../src/verify/choose-builder.ts';
import type { BuilderOptions } from '../../../src/verify/builder-options.ts';

const BASE = 'debian:bookworm-slim';

describeEngine('Docker', ({ env, options }) => {
  let builder: Builder;
  let folder: string;
  let context: string;

  const open = async (more: BuilderOptions = {}): Promise<Builder> => {
    const found = await chooseBuilder('docker', { ...options, ...more });
    if (isEngineTrouble(found)) throw new Error(found.because);
    return found;
  };
  const docker = (...args: string[]): string =>
    spawnSync('docker', args, { encoding: 'utf8', env: { ...process.env, ...env } }).stdout;
  const hasImage = (id: string): boolean => docker('image', 'inspect', '--format', '{{.Id}}', id).trim() === id;
  /** Builds what no cache has, so that the image is new. */
  const build = async (dockerfile: string, more = {}): Promise<string> => {
    const built = await builder.build(request(dockerfile, context, more), watch());
    if (built.outcome !== 'built') throw new Error(built.because);
    return built.image;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dkopt-docker-'));
    context = join(folder, 'context');
    mkdirSync(context);
    writeFileSync(join(context, 'seen'), 'seen');
    writeFileSync(join(context, 'unseen'), 'unseen');
    writeFileSync(join(context, '.dockerignore'), 'unseen');
    spawnSync('docker', ['pull', '--quiet', BASE], { env: { ...process.env, ...env } });
    builder = await open({ temporaryFolder: folder });
  });

  afterAll(async () => {
    await builder.removeAll();
    rmSync(folder, { recursive: true });
  });

  test('says what it is', () => {
    expect(builder).toMatchObject({ name: 'docker', canRun: true });
    expect(builder.version).toMatch(/^Docker \d+\.\S+, buildx \S+$/);
  });

  describe('a build', () => {
    test('gives an image and its log, and leaves nothing beside the context or in it', async () => {
      const pieces: string[] = [];
      const text = `# syntax=no.such.frontend/x:1\nFROM ${BASE}\nRUN echo hello from a step ${uniqueSleep()}\n`;
      const built = await builder.build(request(text, context), {
        ...watch(),
        onOutput: (piece) => pieces.push(piece),
      });
      expect(built).toMatchObject({ outcome: 'built', image: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
      expect(built.log).toContain('hello from a step');
      expect(pieces.join('')).toBe(built.log);
      expect(readdirSync(folder)).toEqual(['context']);
      expect(readdirSync(context).sort()).toEqual(['.dockerignore', 'seen', 'unseen']);
    });

    test('heeds .dockerignore, and Dockerfile.dockerignore in its place', async () => {
      const text = `FROM ${BASE}\nCOPY . /all\nRUN ls /all > /list\nCMD ["cat", "/list"]\n`;
      expect(await run(await build(text))).toMatchObject({ stdout: 'seen\n' });
      expect(await run(await build(text, { dockerignore: 'seen\n.dockerignore\n' }))).toMatchObject({
        stdout: 'unseen\n',
      });
    });

    test('gets build arguments as they are, secrets, and its target', async () => {
      const value = 'a "b" \'c\' $d `e` \\ ; && ä😀\nnew line  ';
      writeFileSync(join(folder, 'secret'), 'the secret');
      const text = `FROM ${BASE} AS first\nARG VALUE\nRUN --mount=type=secret,id=s printf '%s|' "$VALUE" > /out && cat /run/secrets/s >> /out\nCMD ["cat", "/out"]\nFROM first\nRUN exit 1\n`;
      const image = await build(text, {
        buildArguments: { VALUE: value },
        secrets: [`id=s,src=${join(folder, 'secret')}`],
        target: 'first',
      });
      expect(await run(image)).toMatchObject({ stdout: `${value}|the secret` });
      rmSync(join(folder, 'secret'));
    });

    test('is read as it was written', async () => {
      const text = `FROM ${BASE}\nENV A="x y"\nWORKDIR /app\nEXPOSE 8080 53/udp\nVOLUME /data\nLABEL l="v w"\nUSER 7\nSTOPSIGNAL SIGINT\nHEALTHCHECK --interval=3s --retries=2 CMD true\nSHELL ["/bin/bash", "-c"]\nONBUILD RUN true\nENTRYPOINT ["a"]\nCMD ["b"]\n`;
      expect(await builder.readConfig(await build(text))).toMatchObject({
        os: 'linux',
        env: [expect.stringMatching(/^PATH=/), 'A=x y'],
        workingDir: '/app',
        exposedPorts: ['53/udp', '8080/tcp'],
        volumes: ['/data'],
        labels: { l: 'v w' },
        user: '7',
        stopSignal: 'SIGINT',
        healthcheck: { test: ['CMD-SHELL', 'true'], interval: 3e9, retries: 2 },
        shell: ['/bin/bash', '-c'],
        onBuild: ['RUN true'],
        entrypoint: ['a'],
        cmd: ['b'],
      });
    });

    test.each([
      ['a step that fails', `FROM ${BASE}\nRUN echo the last words && exit 7\n`, 'failed', /exit code: 7/],
      [
        'a text that is no Dockerfile',
        `# syntax=docker/dockerfile:1\nFORM ${BASE}\n`,
        'failed',
        /unknown instruction.*"# syntax=" line is left out/,
      ],
      [
        'a base that there is not',
        'FROM dkopt.invalid/no/such:1\n',
        /missing-base|no-network/,
        /pull the base image|its name/,
      ],
    ])('says why there is no image: %s', async (_, text, outcome, said) => {
      const result = await builder.build(request(text, context), watch());
      expect(result.outcome).toMatch(outcome);
      expect((result as NotBuilt).because).toMatch(said);
    });

    test('that never ends is ended, and nothing of it runs on', async () => {
      const sleep = uniqueSleep();
      const result = await builder.build(request(`FROM ${BASE}\nRUN ${sleep}\n`, context), watch(5000));
      expect(result).toMatchObject({ outcome: 'timed-out', because: expect.stringMatching(/within 5 s/) });
      expect(result.milliseconds).toBeLessThan(16_000);
      await until(() => !isAnyRunning(sleep));
    });

    test('ends when it is aborted', async () => {
      const sleep = uniqueSleep();
      const controller = new AbortController();
      const building = builder.build(
        request(`FROM ${BASE}\nRUN exec ${sleep}\n`, context),
        watch(60_000, controller.signal),
      );
      await until(() => isAnyRunning(sleep));
      controller.abort();
      expect(await building).toMatchObject({ outcome: 'aborted' });
      await until(() => !isAnyRunning(sleep));
      expect(readdirSync(folder)).toEqual(['context']);
    });

    test('whose engine goes away says so', async () => {
      const host = (env['DOCKER_HOST'] ?? process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').split(
        'unix://',
      )[1];
      if (host === undefined) {
        console.warn('SKIPPED: the engine has no socket of this machine, so it was not cut off');
        return;
      }
      const proxy = await cutOff(host, join(folder, 'proxy.sock'));
      const cut = await open({
        environment: { ...env, DOCKER_HOST: `unix://${proxy.path}`, PATH: withoutWrapper(env) },
      });
      const sleep = uniqueSleep();
      const building = cut.build(request(`FROM ${BASE}\nRUN exec ${sleep}\n`, context), watch(60_000));
      await until(() => isAnyRunning(sleep));
      await proxy.cut();
      expect(await building).toMatchObject({
        outcome: 'no-engine',
        because: expect.stringMatching(/went away during the build/),
      });
      await until(() => !isAnyRunning(sleep));
      await cut.removeAll();
    });

    test('has no room for its files', async () => {
      const small = mkdtempSync(join(tmpdir(), 'dkopt-small-'));
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', small]).status !== 0) {
        console.warn('SKIPPED: no tmpfs can be mounted, so a full disk was not tried');
        return;
      }
      try {
        const full = await open({ temporaryFolder: small });
        const result = await full.build(request(`FROM ${BASE}\n${'#'.repeat(9000)}\n`, context), watch());
        expect(result).toMatchObject({ outcome: 'no-space', because: expect.stringMatching(/make room/) });
        expect(readdirSync(small)).toEqual([]);
      } finally {
        spawnSync('umount', [small]);
        rmSync(small, { recursive: true });
      }
    });

    test('step that has no room says so', async () => {
      const text = `FROM ${BASE}\nRUN --mount=type=tmpfs,target=/t,size=1m dd if=/dev/zero of=/t/x bs=1M count=3\n`;
      expect(await builder.build(request(text, context), watch())).toMatchObject({ outcome: 'no-space' });
    });

    test('by a builder of buildx is loaded into the engine', async () => {
      const found = await chooseBuilder('docker:default', options);
      if (isEngineTrouble(found)) throw new Error(found.because);
      const built = await found.build(request(`FROM ${BASE}\nENV A=${Math.random()}\n`, context), watch());
      expect(built.outcome).toBe('built');
      expect(hasImage((built as { image: string }).image)).toBe(true);
      await found.removeAll();
      expect(hasImage((built as { image: string }).image)).toBe(false);
      expect(await chooseBuilder('docker:dkopt-none', options)).toMatchObject({
        because: expect.stringMatching(/no builder "dkopt-none"/),
      });
    });
  });

  test('an image is saved, or nothing is', async () => {
    const file = join(folder, 'image.tar');
    await builder.save(await build(`FROM ${BASE}\nENV SAVED=1\n`), file, watch());
    expect(statSync(file).size).toBeGreaterThan(1_000_000);
    rmSync(file);
    await expect(builder.save(`sha256:${'0'.repeat(64)}`, file, watch())).rejects.toThrow(/`docker image save` failed/);
    expect(readdirSync(folder)).toEqual(['context']);
  });

  const run = async (
    image: string,
    more = {},
  ): Promise<{ stdout: string; stderr: string; exitCode: number | undefined }> => {
    const container = await builder.start(runRequest(image, more), watch());
    await until(async () => !(await container.look()).isRunning);
    const result = { ...(await container.readOutput()), exitCode: (await container.look()).exitCode };
    await container.remove();
    return result;
  };

  describe('a container', () => {
    test('runs its command, another one, or a script, and gets its values as they are', async () => {
      const image = await build(`FROM ${BASE}\nENTRYPOINT ["echo", "entry"]\nCMD ["own"]\n`);
      writeFileSync(join(folder, 'values'), 'FROM_FILE=a b\n');
      expect(await run(image)).toEqual({ stdout: 'entry own\n', stderr: '', exitCode: 0 });
      expect(await run(image, { command: ['$x', '"y'] })).toMatchObject({ stdout: 'entry $x "y\n' });
      const script = 'echo "$FROM_FILE|$VALUE"; echo to err >&2; getent hosts db; exit 5';
      const more = { environmentFiles: [join(folder, 'values')], environment: { VALUE: '$a "b"\n`c`' }, hosts: ['db'] };
      const result = await run(image, { words: ['/bin/sh', '-c', script], ...more });
      expect(result).toMatchObject({ stderr: 'to err\n', exitCode: 5 });
      expect(result.stdout).toMatch(/^a b\|\$a "b"\n`c`\n127\.0\.0\.1\s+db/);
      rmSync(join(folder, 'values'));
    });

    test('serves, is asked from inside, shares its network, and stops in its time', async () => {
      const serve = `perl -MIO::Socket::INET -e '$s=IO::Socket::INET->new(LocalPort=>8080,Listen=>5,ReuseAddr=>1);while($c=$s->accept){print $c "served\\n";close $c}'`;
      const image = await build(`FROM ${BASE}\nSTOPSIGNAL SIGTERM\nVOLUME /data\nCMD exec ${serve}\n`);
      const container = await builder.start(runRequest(image), watch());
      const ask = ['perl', '-MIO::Socket::INET', '-e', 'print IO::Socket::INET->new("127.0.0.1:8080")->getline'];
      await until(async () => (await container.execute(ask, 5000))?.exitCode === 0);
      expect(await container.execute(ask, 5000)).toEqual({ exitCode: 0, output: 'served\n' });
      expect(await container.execute(['no-such-program'], 5000)).toBeUndefined();
      expect(await container.execute(['sh', '-c', 'no-such-program'], 5000)).toMatchObject({ exitCode: 127 });
      expect(await container.execute(['sleep', '60'], 500)).toMatchObject({ exitCode: 124 });
      const state = await container.look();
      expect(state).toMatchObject({ isRunning: true, exitCode: undefined, health: 'none' });
      expect(state.processId).toBeGreaterThan(1);
      const beside = await run(image, { command: ask, network: { container: container.id } });
      expect(beside.stdout).toBe('served\n');
      // A first process without a handler takes no notice of SIGTERM.
      const stopped = await container.stop(1);
      expect(stopped.milliseconds).toBeGreaterThan(900);
      expect(stopped).toMatchObject({ exitCode: 137 });
      await expect(container.execute(['true'], 5000)).rejects.toThrow(/does not run any more/);
      await container.remove();
      await container.remove();
    });

    test('that heeds SIGTERM stops at once', async () => {
      const image = await build(`FROM ${BASE}\nCMD ["sh", "-c", "trap 'exit 3' TERM; while :; do sleep 0.05; done"]\n`);
      const container = await builder.start(runRequest(image), watch());
      await new Promise((resolve) => setTimeout(resolve, 300));
      const stopped = await container.stop(10);
      expect(stopped.milliseconds).toBeLessThan(3000);
      expect(stopped.exitCode).toBe(3);
      await container.remove();
    });

    test('says whether it is healthy', async () => {
      const check = (command: string): string =>
        `FROM ${BASE}\nHEALTHCHECK --interval=200ms --timeout=2s --retries=2 CMD ${command}\nCMD ["sleep", "60"]\n`;
      for (const [command, health] of [
        ['true', 'healthy'],
        ['curl localhost', 'unhealthy'],
      ] as const) {
        const container = await builder.start(runRequest(await build(check(command))), watch());
        await until(async () => (await container.look()).health === health);
        await container.remove();
      }
    });

    test('has no capabilities unless it is given some', async () => {
      const image = await build(`FROM ${BASE}\nCMD ["grep", "-E", "CapEff|NoNewPrivs", "/proc/self/status"]\n`);
      expect((await run(image)).stdout).toMatch(/CapEff:\s+0+\n[^]*NoNewPrivs:\s+1/);
      expect((await run(image, { capabilities: 'default' })).stdout).not.toMatch(/CapEff:\s+0+\n/);
    });

    test('that cannot be started says why, and is gone', async () => {
      const image = await build(`FROM ${BASE}\nCMD ["/no/such/program"]\n`);
      const start = builder.start(runRequest(image), watch());
      await expect(start).rejects.toMatchObject({
        trouble: 'cannot-start',
        message: expect.stringMatching(/\/no\/such\/program/),
      });
      await expect(builder.start(runRequest('dkopt-no-such-image'), watch())).rejects.toMatchObject({
        trouble: 'engine',
      });
      await expect(builder.start(runRequest('--privileged'), watch())).rejects.toThrow(/no name of an image/);
      const aborted = AbortSignal.abort();
      await expect(builder.start(runRequest(image), watch(1000, aborted))).rejects.toMatchObject({
        trouble: 'aborted',
      });
    });
  });

  test('in the end only that is gone which it made', async () => {
    const name = `dkopt-test-${process.pid}`;
    const text = `FROM ${BASE}\nENV UNIQUE=${Math.random()}\nVOLUME /data\nCMD ["sleep", "60"]\n`;
    // Made by somebody else, before and after the builder was opened.
    const theirs = (await (await open()).build(request(text, context), watch())) as { image: string };
    const ours = await open();
    const [again, named, plain] = [
      await ours.build(request(text, context), watch()),
      await ours.build(request(`${text}ENV B=1\n`, context), watch()),
      await ours.build(request(`${text}ENV C=1\n`, context), watch()),
    ] as { image: string }[];
    expect(again!.image).toBe(theirs.image);
    docker('image', 'tag', named!.image, name);
    const { id } = await ours.start(runRequest(plain!.image), watch());
    const volume = docker('container', 'inspect', '--format', '{{(index .Mounts 0).Name}}', id).trim();
    expect(docker('volume', 'ls', '--quiet').split('\n')).toContain(volume);
    await ours.removeAll();
    expect(docker('container', 'ls', '--all', '--quiet', '--no-trunc').split('\n')).not.toContain(id);
    expect(docker('volume', 'ls', '--quiet').split('\n')).not.toContain(volume);
    expect([theirs, named!, plain!].map(({ image }) => hasImage(image))).toEqual([true, true, false]);
    docker('image', 'rm', '--no-prune', name);
    docker('image', 'rm', '--no-prune', theirs.image);
  });
});

/** The lab's own wrapper of the program would take its own engine. */
function withoutWrapper(env: Readonly<Record<string, string>>): string {
  const wrapper = /^([^:]*\/)bin:/.exec(env['PATH'] ?? '')?.[1];
  if (env['DOCKER_HOST'] === undefined || wrapper === undefined) return env['PATH'] ?? process.env['PATH'] ?? '';
  return `${wrapper}tools/usr/bin:${process.env['PATH']}`;
}
