import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseProjects } from './bases/all-projects.ts';
import type { BaseProject } from './bases/base-project.ts';
import { borrowNames } from './bases/borrowed-names.ts';
import { listensBelow1024, servedByRoot, writesAtStart, writesWhenAsked } from './bases/broken-users.ts';
import { tryBaseProject } from './bases/try-project.ts';
import { type OpenedEngine, openEngine } from './opened-engine.ts';
import { describeEngine, type Lab } from '../lab.ts';
import { readAnswer } from '../../scripts/results/ask.ts';
import type { Watch } from '../../src/verify/builder.ts';
import type { ExerciseOptions } from '../../src/verify/exercise.ts';

const WATCH: Watch = { timeLimit: 60_000, signal: new AbortController().signal };

describeEngine('bases and users that were changed are built, compared and run', (lab) => {
  let engine: OpenedEngine;
  let returnNames: (() => void) | undefined;

  beforeAll(async () => {
    engine = await openEngine(lab);
    returnNames = borrowNames(lab);
  });
  afterAll(async () => {
    await engine.close();
    returnNames?.();
  });

  test.each(baseProjects.map((project) => [project.transform, project.name, project] as const))(
    '%s: %s',
    async (transform, _, project) => {
      const { does, wanted } = project;
      const { verification, subjects } = await tryBaseProject(project, engine);
      const { outcome, because, culprits, unproven, rewrite, reach } = verification;
      expect({ outcome, because, culprits, unproven }).toEqual({ outcome: 'verified', culprits: [], unproven: [] });
      expect(rewrite.steps.map((step) => step.transform)).toEqual([transform]);
      expect(reach).toBe(does.kind === 'job' ? 'smoked' : 'served');
      const { before, after } = subjects!;
      expect(after.config.user).toBe(wanted.user);
      // Of a program that ends at once nobody may have seen the user.
      if (does.kind === 'service') expect(after.exercise!.userId).toBe(Number.parseInt(wanted.user, 10) || 0);
      if (wanted.id !== undefined) expect(await readId(after.image)).toBe(wanted.id);
      const answer = await askProgram(after.image, project);
      expect(answer).toContain(does.answers);
      expect(answer).toBe(await askProgram(before.image, project));
    },
  );

  describe('another user than root, where that is wrong', () => {
    test('a program that writes to a folder of root when it starts stays with root', async () => {
      const { verification } = await tryBaseProject(writesAtStart, engine);
      expect(verification).toMatchObject({ outcome: 'nothing-held', unproven: [] });
      expect(verification.rewrite.after).toBe(writesAtStart.dockerfile);
      expect(verification.culprits.map(({ fix }) => fix.transform)).toEqual(['nonroot-user']);
      expect(verification.culprits[0]!.because).toContain("Permission denied: '/var/lib/visits'");
    });

    test('so does one that writes there when it is asked, where a smoke command asks it', async () => {
      const smoke = `python -c 'from urllib.request import urlopen; print(urlopen("http://localhost:8000").read())'`;
      const { verification } = await tryBaseProject(writesWhenAsked, engine, { smoke });
      expect(verification).toMatchObject({ outcome: 'nothing-held', unproven: [] });
      expect(verification.culprits.map(({ fix }) => fix.transform)).toEqual(['nonroot-user']);
      expect(verification.culprits[0]!.because).toContain('the smoke command fails with 1');
    });

    test("so does one that listens below 1024 in a network where such ports are root's", async () => {
      await withRootsPorts(lab, async (network) => {
        const { verification } = await tryBaseProject(listensBelow1024, engine, {
          network,
          capabilities: 'default',
        });
        expect(verification).toMatchObject({ outcome: 'nothing-held', unproven: [] });
        expect(verification.culprits.map(({ fix }) => fix.transform)).toEqual(['nonroot-user']);
        expect(verification.culprits[0]!.because).toContain('PermissionError: [Errno 13] Permission denied');
      });
    });

    test('where root itself may not, nothing is proven, and nothing is changed', async () => {
      await withRootsPorts(lab, async (network) => {
        const { verification } = await tryBaseProject(listensBelow1024, engine, { network });
        expect(verification).toMatchObject({ outcome: 'nothing-held', culprits: [] });
        expect(verification.unproven.map(({ fix, needs }) => [fix.transform, needs])).toEqual([
          ['nonroot-user', 'served'],
        ]);
      });
    });

    test('a server that starts as root in any case is left alone', async () => {
      const { verification } = await tryBaseProject(servedByRoot, engine);
      expect(verification).toMatchObject({ outcome: 'nothing-to-do', builds: 0 });
      expect(verification.rewrite.refusals.map(({ reason }) => reason)).toEqual(['base-starts-as-root']);
    });
  });

  async function askProgram(image: string, { does }: BaseProject): Promise<string> {
    const question = does.kind === 'job' ? does : { kind: does.kind, port: does.port, request: '/' };
    const said = await readAnswer(engine.builder, image, { does: question, capabilities: 'none' }, WATCH);
    if (said.kind === 'fault') throw new Error(said.because);
    return said.text;
  }

  /** Who runs programs in an image, as the image itself says it. */
  async function readId(image: string): Promise<string> {
    const words = ['id'];
    const container = await engine.builder.start({ image, words, network: 'none', capabilities: 'none' }, WATCH);
    try {
      while ((await container.look()).isRunning) await sleep(50);
      const { stdout, stderr } = await container.readOutput();
      return `${stdout}${stderr}`.trim();
    } finally {
      await container.remove();
    }
  }
});

/** A network as Kubernetes may make it: unlike those of Docker, it lets root alone listen below 1024. */
async function withRootsPorts(
  { env }: Lab,
  use: (network: ExerciseOptions['network']) => Promise<void>,
): Promise<void> {
  const docker = (...words: readonly string[]): string =>
    execFileSync('docker', words, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' }).trim();
  const ports = 'net.ipv4.ip_unprivileged_port_start=1024';
  const container = docker(
    'run',
    '--detach',
    '--network=none',
    '--sysctl',
    ports,
    'debian:bookworm-slim',
    'sleep',
    'inf',
  );
  try {
    await use({ container });
  } finally {
    docker('rm', '--force', container);
  }
}
