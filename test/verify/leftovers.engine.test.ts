import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { until } from './builders/shared.ts';
import { Program } from './run-program.ts';
import { describeEngine } from '../lab.ts';

/** What the engine says of containers and of the volumes that they are given. */
interface EngineEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

describeEngine('after a verification', (lab) => {
  const program = new Program(lab);
  /** Everything that can be left is made: two containers at least, with a volume each, and two images. */
  const dockerfile = `FROM busybox
COPY pip later /bin/
RUN pip install flask
RUN mkdir -p /srv
RUN later
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGKILL
CMD ["httpd", "-f", "-p", "8080"]
`;
  const pip = `#!/bin/sh
case " $* " in *' --no-cache-dir '*) exit 0;; esac
mkdir -p /root/.cache/pip && echo > /root/.cache/pip/x
`;

  /** Volumes have no label: what was mounted into containers of the image is told by the engine as it happens. */
  const watchVolumes = async (): Promise<() => Promise<readonly string[]>> => {
    const filters = [
      '--filter',
      'type=volume',
      '--filter',
      'type=container',
      '--filter',
      'event=mount',
      '--filter',
      'event=create',
    ];
    const since = String(Math.floor(Date.now() / 1000) - 1);
    const child = spawn('docker', ['events', '--since', since, '--format', '{{json .}}', ...filters], {
      env: program.env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => void (text += piece));
    return async () => {
      const read = (): EngineEvent[] =>
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as EngineEvent);
      const ours = (events: readonly EngineEvent[]): readonly string[] => {
        const containers = events.filter(
          ({ Type, Actor }) => Type === 'container' && 'dkopt.leftovers' in Actor.Attributes,
        );
        const ids = new Set(containers.map(({ Actor }) => Actor.ID));
        const mounts = events.filter(
          ({ Type, Actor }) => Type === 'volume' && ids.has(Actor.Attributes['container'] ?? ''),
        );
        return mounts.map(({ Actor }) => Actor.ID);
      };
      await until(() => ours(read()).length >= 2);
      child.kill();
      return ours(read());
    };
  };

  test.each([
    ['that succeeds', 'exit 0', /\n\+RUN pip install --no-cache-dir flask \\\n/, []],
    // What the clean-up leaves out is looked for by a later step.
    ['that finds a culprit', 'test -f /root/.cache/pip/x', /\n\+RUN pip install flask \\\n/, ['pip-no-cache']],
  ])('%s nothing is left, and the file is what the dry run showed', async (_, later, shown, dropped) => {
    const files = {
      Dockerfile: dockerfile.replace('\n', '\nLABEL dkopt.leftovers=\n'),
      pip,
      later: `#!/bin/sh\n${later}\n`,
    };
    const dry = await program.run(files, ['--unsafe', 'Dockerfile']);
    expect(dry).toMatchObject({ code: 0, left: [], files });
    expect(dry.stdout).toMatch(shown);
    const volumes = await watchVolumes();
    const {
      code,
      stdout,
      left,
      files: written,
    } = await program.run(files, ['--unsafe', '--write', '--format', 'json', 'Dockerfile']);
    expect({ code, left }).toEqual({ code: 0, left: [] });
    const [report] = (JSON.parse(stdout) as Report).files;
    expect(report!.verification.dropped.map(({ transform }) => transform)).toEqual(dropped);
    expect(patched(files.Dockerfile, dry.stdout)).toBe(written['Dockerfile']);
    const made = await volumes();
    expect(made.length).toBeGreaterThanOrEqual(2);
    const there = program.docker('volume', 'ls', '--quiet').split('\n');
    expect(made.filter((name) => there.includes(name))).toEqual([]);
  });
});

/** A text with a patch of one hunk applied. */
function patched(text: string, patch: string): string {
  const lines = patch
    .slice(patch.indexOf('\n', patch.indexOf('@@')) + 1)
    .split('\n')
    .slice(0, -1);
  const side = (sign: string): string =>
    lines.flatMap((line) => (line.startsWith(sign) || line.startsWith(' ') ? [`${line.slice(1)}\n`] : [])).join('');
  const before = side('-').replace(/LABEL dkopt\.test=.*\n/, '');
  if (!text.includes(before)) throw new Error(`the patch is of another text:\n${patch}`);
  return text.replace(before, () => side('+').replace(/LABEL dkopt\.test=.*\n/, ''));
}

interface Report {
  readonly files: readonly { readonly verification: { readonly dropped: readonly { readonly transform: string }[] } }[];
}
