import { describe, expect, test } from 'vitest';
import { PIP, Program, type Verified } from './run-program.ts';
import { describeEngine } from '../lab.ts';

describeEngine('--verify', (lab) => {
  const program = new Program(lab);
  const SERVICE = `FROM busybox
COPY pip /bin/pip
RUN pip install flask
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "8080"]
`;
  const run = (dockerfile: string, ...words: string[]): Promise<Verified> =>
    program.run({ Dockerfile: dockerfile, pip: PIP }, [...words, 'Dockerfile']);
  const verification = async (dockerfile: string, ...words: string[]): Promise<Verification> => {
    const { code, stdout, left } = await run(dockerfile, '--format', 'json', ...words);
    expect({ code, left }).toEqual({ code: 0, left: [] });
    return (JSON.parse(stdout) as { files: { verification: Verification }[] }).files[0]!.verification;
  };

  describe('prints', () => {
    test('the diff alone on standard output; elsewhere plain lines of progress, figures and verdict', async () => {
      const { code, stdout, stderr, left } = await run(SERVICE);
      expect({ code, left }).toEqual({ code: 0, left: [] });
      expect(stdout).toMatch(/^diff --git a\/Dockerfile b\/Dockerfile\n[^]*\n\+RUN pip install --no-cache-dir flask\n/);
      expect(stdout.split('\n').every((line) => /^(?:diff --git|---|\+\+\+|@@|[ +-]|$)/.test(line))).toBe(true);
      expect(stderr.split('\n').slice(0, 4)).toEqual([
        'Dockerfile: builds the original',
        'Dockerfile: looks at the original',
        'Dockerfile: builds and compares with 1 fix',
        'Dockerfile: measures both images',
      ]);
      expect(stderr).toMatch(/Verified by building both images: both stay up and serve alike \(2 builds, /);
      expect(stderr).toMatch(/\n +size +[\d.]+ MB +[\d.]+ MB/);
      // oxlint-disable-next-line no-control-regex
      expect(stderr).not.toMatch(/[\u001b\r]/);
    });

    test('JSON, and with --quiet nothing else', async () => {
      const { code, stdout, stderr } = await run(SERVICE, '--format', 'json', '--quiet');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect((JSON.parse(stdout) as { files: object[] }).files[0]).toMatchObject({
        status: 'changed',
        verification: {
          outcome: 'verified',
          because: null,
          logTail: [],
          reach: 'served',
          proofs: [{ reach: 'built' }],
          dropped: [],
          before: { user: '', userId: 0, stopTime: expect.any(Number) as number, size: expect.any(Number) as number },
          after: { layers: 3 },
          builds: 2,
        },
      });
    });

    test('Markdown with a table', async () => {
      const { code, stdout } = await run(SERVICE, '--format', 'markdown', '--build-only');
      expect(code).toBe(0);
      expect(stdout).toMatch(/Verified by building both images: both build, and their configuration and files agree/);
      expect(stdout).toMatch(
        /\n\| measured \| before \| after \| +\|\n\| --- [^]*\| size \| [\d.\\]+ MB \| [\d.\\]+ MB \|/,
      );
    });
  });

  describe('--smoke', () => {
    test('that differs drops the fix', async () => {
      const found = await verification(SERVICE, '--smoke', 'ls /root/.cache; echo');
      expect(found).toMatchObject({
        outcome: 'nothing-held',
        dropped: [
          { transform: 'pip-no-cache', because: expect.stringMatching(/^the smoke command prints something else/) },
        ],
      });
    });

    test('is run also where the container ends by itself', async () => {
      const job = 'FROM busybox\nCOPY pip /bin/pip\nRUN pip install flask\nCMD ["echo", "work"]\n';
      const found = await verification(job, '--smoke', 'ls /root/.cache/pip');
      expect(found).toMatchObject({
        outcome: 'nothing-held',
        dropped: [{ because: expect.stringMatching(/^the smoke command fails with 1: ls: /) }],
      });
    });
  });

  describe('--job', () => {
    const job = (command: string): string => `FROM busybox\nCOPY pip /bin/pip\nRUN pip install flask\nCMD ${command}\n`;

    test('says that it is the work of the container to end', async () => {
      expect(await verification(job('echo work'))).toMatchObject({ outcome: 'verified', reach: 'built' });
      expect(await verification(job('echo work'), '--job')).toMatchObject({ outcome: 'verified', reach: 'smoked' });
    });

    test('whose output differs drops the fix', async () => {
      expect(await verification(job('du -a /root'), '--job')).toMatchObject({
        outcome: 'nothing-held',
        dropped: [{ because: expect.stringMatching(/^it prints something else: /) }],
      });
    });
  });
});

interface Verification {
  readonly outcome: string;
  readonly reach: string;
}
