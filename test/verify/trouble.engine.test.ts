import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cutOff } from './builders/cut-off.ts';
import { isAnyRunning, uniqueSleep, until } from './builders/shared.ts';
import { findSocket, PIP, Program, type Running, type Verified } from './run-program.ts';
import { describeEngine } from '../lab.ts';

/** What is to be improved stands last, so that it is not built where something before it fails. */
const FIXABLE = 'RUN pip install flask\n';
const WRITING = ['--write', '--verbose', 'Dockerfile'];

/** Exit code 2, the message, the file as it was, and nothing left. */
function expectTrouble(verified: Verified, dockerfile: string, message: RegExp): void {
  expect(verified.stderr.replace(/\s+/g, ' ')).toMatch(message);
  expect(verified).toMatchObject({ code: 2, stdout: '', left: [], files: { Dockerfile: dockerfile } });
  expect(verified.stderr).not.toMatch(/\n +at |bug of/);
}

describeEngine('what is in the way of --verify', (lab) => {
  const program = new Program(lab);

  describe('of a build', () => {
    test('the engine is killed', async () => {
      const socket = findSocket(lab);
      if (socket === undefined) {
        console.warn('SKIPPED: the engine has no socket of this machine, so it was not cut off');
        return;
      }
      const folder = makeTemporary();
      const proxy = await cutOff(socket, join(folder, 'engine.sock'));
      const sleep = uniqueSleep();
      const dockerfile = `FROM busybox\nRUN exec ${sleep}\n${FIXABLE}`;
      const PATH = `${program.wrapDocker()}:${process.env['PATH']}`;
      const { ended } = program.start({ Dockerfile: dockerfile }, WRITING, {
        env: { DOCKER_HOST: `unix://${proxy.path}`, PATH },
      });
      await until(() => isAnyRunning(sleep));
      await proxy.cut();
      expectTrouble(await ended, dockerfile, /engine does not answer, or went away during the build; start it/);
      await until(() => !isAnyRunning(sleep));
    });

    test('it does not end', async () => {
      const sleep = uniqueSleep();
      const dockerfile = `FROM busybox\nRUN exec ${sleep}\n${FIXABLE}`;
      const verified = await program.run({ Dockerfile: dockerfile }, [...WRITING, '--time-limit', '3']);
      expectTrouble(verified, dockerfile, /did not end within \d s, and was stopped; give it more time/);
      expect(verified.milliseconds).toBeLessThan(20_000);
      await until(() => !isAnyRunning(sleep));
    });

    test('its base image is not there', async () => {
      const registry = createServer((request, response) => {
        response.setHeader('content-type', 'application/json');
        response.statusCode = request.url === '/v2/' ? 200 : 404;
        response.end(
          request.url === '/v2/' ? '{}' : '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}',
        );
      });
      await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void registry.close());
      const dockerfile = `FROM localhost:${(registry.address() as AddressInfo).port}/no/such:1\n${FIXABLE}`;
      const verified = await program.run({ Dockerfile: dockerfile }, WRITING);
      expectTrouble(
        verified,
        dockerfile,
        /base image is not to be had|base image is not there|registry cannot be reached/,
      );
    });

    test.each([
      ['the registry', `FROM dkopt.invalid/base:1\n${FIXABLE}`, /name of the registry cannot be resolved/],
      [
        'the host of a download',
        `FROM debian:bookworm-slim\nRUN bash -c 'echo > /dev/tcp/dkopt.invalid/80'\n${FIXABLE}`,
        /the step has no network, or the name of a host in it cannot be resolved/,
      ],
    ])('it has no network: the name of %s cannot be resolved', async (_, dockerfile, message) => {
      expectTrouble(await program.run({ Dockerfile: dockerfile }, WRITING), dockerfile, message);
    });
  });

  test('the disk is full', async () => {
    const small = makeTemporary();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).status !== 0) {
      console.warn('SKIPPED: no tmpfs can be mounted, so a full disk was not tried');
      return;
    }
    onTestFinished(() => void spawnSync('umount', [small]));
    const dockerfile = `FROM busybox\nCOPY pip /bin/pip\nRUN head -c 6000000 /dev/zero > /x\n${FIXABLE}CMD ["true"]\n`;
    const verified = await program.run({ Dockerfile: dockerfile, pip: PIP }, WRITING, { temporary: small });
    expectTrouble(
      verified,
      dockerfile,
      /no room for a copy of the image; make some in the temporary folder, or set TMPDIR/,
    );
  });

  test.each([
    ['none answers', true, /docker: .*(?:cannot connect|daemon).*podman: .*not installed.*buildah: .*not installed/i],
    ['none is installed', false, /docker: .*not installed.*podman: .*not installed.*start Docker, or install/i],
  ])('there is no engine: %s', async (_, hasDocker, message) => {
    const dockerfile = `FROM busybox\n${FIXABLE}`;
    const folder = makeTemporary();
    const env = { DOCKER_HOST: `unix://${folder}/none.sock`, PATH: hasDocker ? program.wrapDocker() : folder };
    const verified = await program.run({ Dockerfile: dockerfile }, WRITING, { env });
    expectTrouble(verified, dockerfile, message);
    expect(verified.stderr).toMatch(/^error: --verify has nothing to build with/);
  });

  test('the original does not build: that is its own doing, and only safe fixes are shown', async () => {
    const dockerfile = 'FROM busybox\nRUN echo last words; exit 7\nRUN apt-get update && apt-get install curl\n';
    const shown = await program.run({ Dockerfile: dockerfile }, ['Dockerfile']);
    expect(shown).toMatchObject({ code: 1, left: [], files: { Dockerfile: dockerfile } });
    expect(shown.stdout).toContain('+RUN apt-get update && apt-get install -y');
    expect(shown.stderr).toMatch(/The original does not build[^]*last words/);
    const written = await program.run({ Dockerfile: dockerfile }, WRITING);
    expect(written).toMatchObject({ code: 1, stdout: '', left: [], files: { Dockerfile: dockerfile } });
  });

  test('one file: the others are still looked at', async () => {
    const files = {
      Dockerfile: `FROM dkopt.invalid/base:1\n${FIXABLE}`,
      'Dockerfile.fine': `FROM busybox\nCOPY pip /bin/pip\n${FIXABLE}CMD ["true"]\n`,
      pip: PIP,
    };
    const verified = await program.run(files, ['--write', 'Dockerfile', 'Dockerfile.fine']);
    expect(verified).toMatchObject({
      code: 2,
      left: [],
      files: { ...files, 'Dockerfile.fine': files['Dockerfile.fine'].replace('install', 'install --no-cache-dir') },
    });
    expect(verified.stderr).toMatch(
      /Dockerfile +unchanged[^]*Not verified, and nothing written[^]*Dockerfile\.fine +changed/,
    );
  });

  describe.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s', (signal, code) => {
    /** Ends it once it is so, and looks that all is as if it had never been. */
    const expectEnded = async ({ process: child, ended }: Running, dockerfile: string, isSo: () => boolean) => {
      await until(isSo);
      const start = performance.now();
      child.kill(signal);
      const verified = await ended;
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(verified).toMatchObject({ code, stdout: '', left: [], files: { Dockerfile: dockerfile } });
      expect(verified.stderr).toContain('stops, and removes what was made');
    };

    test('during a build', async () => {
      const sleep = uniqueSleep();
      const dockerfile = `FROM busybox\nRUN exec ${sleep}\n${FIXABLE}`;
      await expectEnded(program.start({ Dockerfile: dockerfile }, WRITING), dockerfile, () => isAnyRunning(sleep));
      await until(() => !isAnyRunning(sleep));
    });

    test('while a container runs', async () => {
      const sleep = uniqueSleep();
      const dockerfile = `FROM busybox\nCOPY pip /bin/pip\n${FIXABLE}EXPOSE 1\nCMD exec ${sleep}\n`;
      const running = program.start({ Dockerfile: dockerfile, pip: PIP }, WRITING);
      await expectEnded(running, dockerfile, () => isAnyRunning(sleep));
      expect(isAnyRunning(sleep)).toBe(false);
    });

    test('while an image is saved', async () => {
      const begun = join(makeTemporary(), 'begun');
      const script = `case "$1 $2" in 'image save') echo > ${begun}; echo > "$4.part"; exec sleep 60;; esac\n`;
      const dockerfile = `FROM busybox\nCOPY pip /bin/pip\n${FIXABLE}CMD ["true"]\n`;
      const PATH = `${program.wrapDocker(script)}:${process.env['PATH']}`;
      const running = program.start({ Dockerfile: dockerfile, pip: PIP }, WRITING, { env: { PATH } });
      await expectEnded(running, dockerfile, () => existsSync(begun));
    });
  });
});

function makeTemporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dkopt-trouble-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
