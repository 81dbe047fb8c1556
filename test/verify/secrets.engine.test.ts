import { describe, expect, test } from 'vitest';
import { Program } from './run-program.ts';
import { describeEngine } from '../lab.ts';
import { ProgressLines } from '../../src/cli/progress-lines.ts';
import { findSecretValues } from '../../src/cli/secret-values.ts';
import { maskLines, maskSecrets } from '../../src/knowledge/secrets/mask.ts';

/** What progress lines write of pieces of an output. */
function passed(pieces: readonly string[], secrets: readonly string[], isQuiet = false): string {
  let text = '';
  const stream = { write: (data: string | Uint8Array) => void (text += String(data)), isTerminal: false };
  const lines = new ProgressLines(
    { ...stream, hasColours: false, width: undefined },
    { isQuiet, isVerbose: true, mask: maskLines(secrets) },
  );
  for (const piece of pieces) lines.pass(piece);
  lines.end();
  return text;
}

describe('output that comes in pieces', () => {
  test('is masked wherever the pieces end', () => {
    const text = '#7 0.1 hunter2hunter2 is it\n#7 0.2 over';
    const masked = '#7 0.1 *** is it\n#7 0.2 over\n';
    for (let at = 0; at <= text.length; at += 1) {
      expect(passed([text.slice(0, at), text.slice(at)], ['hunter2hunter2'])).toBe(masked);
    }
    expect(passed([...text], ['hunter2hunter2'])).toBe(masked);
    expect(passed([text], ['hunter2hunter2'], true)).toBe('');
  });

  test('is masked over lines where a private key is', () => {
    const key =
      '-----BEGIN PRIVATE KEY-----\n#1 MIIEvAIBADANBg\n#1 kqhkiG9w0BAQEF\n#1 -----END PRIVATE KEY-----\nbehind\n';
    expect(passed([...key], [])).toBe('***\n***\n***\n***\nbehind\n');
  });

  test('of a line that never ends is cut, and so is what is secret there', () => {
    const lines = passed(['x'.repeat(19_990), 'hunter2', 'hunter2'.repeat(100_000), '\nnext\n'], ['hunter2hunter2']);
    expect(lines).toBe(`${'x'.repeat(19_990)}***…\nnext\n`);
  });
});

test('a value that was cut short is masked all the same', () => {
  const secret = 'correct horse battery staple';
  for (let at = 4; at <= secret.length - 4; at += 1) {
    expect(maskSecrets(`it says …${secret.slice(at)}, no more`, [secret])).toBe('it says …***, no more');
    expect(maskSecrets(`it says ${secret.slice(0, at)} … no more`, [secret])).toMatch(/^it says \*\*\*… no more$/);
  }
  expect(maskSecrets('correct horse battery staple', ['correct  horse\tbattery staple'])).toBe('***');
});

describeEngine('what is secret', (lab) => {
  const program = new Program(lab);
  const SECRETS = [
    'npmtokenvalue',
    'first-line-of-it',
    'second-line-of-it',
    'setting-of-it',
    'open  sesame 4711',
    'pw-in-url',
  ];
  const files = {
    // One fix fails when it is built, the other when it is run; both then print all that they know.
    Dockerfile: `FROM busybox
ARG NONCE
ARG NPM_TOKEN
COPY pip /bin/pip
RUN --mount=type=secret,id=key cat /run/secrets/key; pip download x
RUN pip install flask
CMD echo "$DB_PASS"; echo "$DB" | cut -c 12-; test -e /seen
`,
    pip: `#!/bin/sh
case "$*" in
*'install --no-cache-dir'*) ;;
*install*) echo > /seen;;
*no-cache-dir*) cat /run/secrets/key; echo "$NPM_TOKEN"; exit 2;;
*) echo "$NPM_TOKEN $NONCE";;
esac
`,
    key: 'first-line-of-it\nsecond-line-of-it\n//registry/:_authToken=setting-of-it\n',
    values: 'DB_PASS=open  sesame 4711\nDB=postgres://u:pw-in-url@db\n',
  };

  test.each([
    ['diff', false],
    ['diff', true],
    ['json', true],
    ['markdown', false],
  ] as const)('is in no output: --format %s, --verbose: %s', async (format, isVerbose) => {
    const words = ['--unsafe', '--format', format, '--secret', 'id=key,src=key', '--env-file', 'values'];
    const values = ['--build-arg', 'NPM_TOKEN=npmtokenvalue', '--build-arg', `NONCE=${Math.random()}`];
    const { stdout, stderr, code, left } = await program.run(files, [
      ...words,
      ...values,
      ...(isVerbose ? ['--verbose'] : []),
      'Dockerfile',
    ]);
    expect({ code, left }).toEqual({ code: 0, left: [] });
    for (const secret of SECRETS.map((text) => text.replace(/ +/g, ' '))) {
      expect(`${stdout}${stderr}`.replace(/ +/g, ' ')).not.toContain(secret);
    }
    // Both culprits are told, with what they printed.
    const told = (format === 'diff' ? stderr : stdout).replaceAll('\\', '').replace(/\s+/g, ' ');
    expect(told).toMatch(/did not complete successfully: exit code: 2/);
    expect(told).toContain('now ends otherwise: exit status 1, "***');
    if (isVerbose) expect(stderr).toMatch(/^#\d+ [\d.]+ \*\*\*$/m);
  });
});

test('secrets are read from wherever they come', () => {
  process.env['DKOPT_SECRET'] = 'from the environment';
  const options = {
    buildArguments: { NPM_TOKEN: 'argument', PLAIN: 'plain', DB: 'mysql://u:inside@db/x' },
    environmentFiles: [],
    secrets: ['id=a,env=DKOPT_SECRET', 'type=env,id=b,src=DKOPT_SECRET', 'id=DKOPT_SECRET', 'id=c,src=/no/such=file'],
  };
  expect(new Set(findSecretValues(options, undefined, '/'))).toEqual(
    new Set(['argument', 'inside', 'from the environment', '']),
  );
  delete process.env['DKOPT_SECRET'];
});
