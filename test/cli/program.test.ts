import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { withProgram, type Run, runIn, startIn } from './program.ts';

const ASKING = 'FROM debian:12\nRUN apt-get update && apt-get install curl\n';
const ANSWERED = ASKING.replace('install', 'install -y');

let program = '';
withProgram((file) => {
  program = file;
});

function run(folder: string, words: readonly string[], options?: Parameters<typeof runIn>[3]): Run {
  return runIn(folder, program, ['--only=apt-yes', ...words], options);
}

describe('the diff', () => {
  test('is all that standard output gets, and git applies it', () => {
    const folder = makeFolder({ Dockerfile: ASKING, 'with blank/Dockerfile.dev': ASKING.replaceAll('\n', '\r\n') });
    const { code, stdout, stderr } = run(folder, []);
    expect({ code, starts: stdout.startsWith('diff --git a/Dockerfile b/Dockerfile\n') }).toEqual({
      code: 0,
      starts: true,
    });
    expect(stderr).toContain('2 changed');
    expect(spawnSync('git', ['apply', '--check', '-'], { cwd: folder, input: stdout }).status).toBe(0);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(ASKING);
    run(folder, ['--write']);
    const written = makeFolder({ Dockerfile: ASKING, 'with blank/Dockerfile.dev': ASKING.replaceAll('\n', '\r\n') });
    spawnSync('git', ['apply', '-'], { cwd: written, input: stdout });
    for (const path of ['Dockerfile', 'with blank/Dockerfile.dev']) {
      expect(readFileSync(join(folder, path))).toEqual(readFileSync(join(written, path)));
    }
  });

  test('has colours only where they are asked for', () => {
    const folder = makeFolder({ Dockerfile: ASKING });
    expect(run(folder, []).stdout).not.toContain('\x1b[');
    expect(run(folder, [], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\x1b[');
    expect(run(folder, [], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\x1b[');
  });

  test('may be cut off by its reader', async () => {
    const files = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}/Dockerfile`, ASKING.repeat(8)]));
    const child = startIn(makeFolder(files), program, []);
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => void (stderr += data.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, isBroken: /EPIPE|\n +at /.test(stderr) }).toEqual({ code: 0, isBroken: false });
  });
});

describe('exit codes', () => {
  test.each<[string, readonly string[], number]>([
    ['a dry run that would change something', ['Dockerfile'], 0],
    ['--check that would change something', ['Dockerfile', '--check'], 1],
    ['--check that would change nothing', ['fine', '--check'], 0],
    ['--check and a refused file', ['latin1', '--check'], 0],
    ['a path that does not exist, beside one that would change', ['nope', 'Dockerfile', '--check'], 2],
    ['an unknown option', ['--wirte'], 2],
    ['an unknown transform', ['--skip', 'apt-yse'], 2],
    ['options that contradict each other', ['--write', '--check'], 2],
    ['an unknown format', ['--format', 'xml'], 2],
    ['no thread', ['--jobs', '0'], 2],
    ['a configuration that is not there', ['--config', 'nope.json'], 2],
    ['standard input and a file', ['-', 'Dockerfile'], 2],
    ['a folder without a Dockerfile', ['empty'], 0],
    ['help', ['--help'], 0],
  ])('%s: %j gives %i', (_, words, code) => {
    const folder = makeFolder({
      Dockerfile: ASKING,
      fine: ANSWERED,
      latin1: Buffer.from('FROM a # \xe9\n', 'latin1'),
      'empty/x': '',
    });
    const result = run(folder, words);
    expect(result).toMatchObject({ code });
    if (code === 2) expect(result.stderr).not.toBe('');
    expect(result.stderr).not.toMatch(/^\s+at /m);
  });

  test('one bad file does not stop the others', () => {
    const folder = makeFolder({ Dockerfile: ASKING });
    spawnSync('mkfifo', [join(folder, 'pipe')]);
    const { code, stdout, stderr } = run(folder, ['pipe', 'Dockerfile', '--write', '--quiet']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('it is not a regular file');
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(ANSWERED);
  });

  test('a wrong configuration stops the run before anything is written', () => {
    const folder = makeFolder({
      Dockerfile: ASKING,
      'b/Dockerfile': ASKING,
      'b/dockoptimize.config.yaml': 'unsafe: maybe\n',
    });
    const { code, stderr } = run(folder, ['--write']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*b\/dockoptimize\.config\.yaml: unsafe: expected/);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(ASKING);
  });
});

describe('standard input', () => {
  test('gives the diff, or the text with --write', () => {
    const folder = makeFolder();
    const words = ['-', '--stdin-filepath', 'web/Dockerfile'];
    expect(run(folder, words, { input: ASKING }).stdout).toContain('+++ b/web/Dockerfile\n');
    expect(run(folder, [...words, '--write'], { input: ASKING }).stdout).toBe(ANSWERED);
  });

  test('comes out as it went in where it is left alone', () => {
    const bytes = Buffer.from('FROM a\nRUN echo \xe9\n', 'latin1');
    const { status, stdout } = spawnSync(process.execPath, [program, '-', '--write', '--quiet'], { input: bytes });
    expect({ status, stdout }).toEqual({ status: 0, stdout: bytes });
  });

  test('belongs to the folder of --stdin-filepath', () => {
    const folder = makeFolder({ 'web/dockoptimize.config.json': '{ "skip": ["apt-yes"] }' });
    const words = ['-', '--check', '--stdin-filepath', 'web/Dockerfile'];
    expect(runIn(folder, program, words, { input: ANSWERED.replace('-y ', '') }).stdout).not.toContain('-y');
  });
});

describe('formats', () => {
  test('json holds every file', () => {
    const folder = makeFolder({ Dockerfile: ASKING, 'Dockerfile.b': ANSWERED });
    const report = JSON.parse(run(folder, ['--format=json', '--quiet', 'nope', '.']).stdout) as {
      files: { path: string; status: string }[];
    };
    expect(report.files.map(({ path, status }) => [path, status])).toEqual([
      ['Dockerfile', 'changed'],
      ['Dockerfile.b', 'unchanged'],
      ['nope', 'error'],
    ]);
  });

  test('--steps writes patches that apply in their order, and overwrites nothing', () => {
    const folder = makeFolder({ Dockerfile: ASKING, 'b/Dockerfile': ASKING });
    expect(run(folder, ['--steps', 'out/steps', '--quiet']).code).toBe(0);
    const names = readdirSync(join(folder, 'out/steps')).sort();
    expect(names).toHaveLength(2);
    expect(spawnSync('git', ['apply', ...names.map((name) => `out/steps/${name}`)], { cwd: folder }).status).toBe(0);
    expect(readFileSync(join(folder, 'b/Dockerfile'), 'utf8')).toBe(ANSWERED);
    const again = run(folder, ['--steps', 'out/steps']);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('is not empty');
  });
});

describe('commands', () => {
  test('list prints every transform, also as JSON', () => {
    const folder = makeFolder();
    expect(runIn(folder, program, ['list']).stdout).toMatch(/^apt-yes +on +safe +\S/m);
    const rows = JSON.parse(runIn(folder, program, ['list', '--format', 'json']).stdout) as { id: string }[];
    expect(rows.map(({ id }) => id)).toContain('apt-yes');
  });

  test('explain prints a transform, or the one that was meant', () => {
    expect(runIn(makeFolder(), program, ['explain', 'apt-yes']).stdout).toMatch(/^apt-yes: /);
    const { code, stderr } = runIn(makeFolder(), program, ['explain', 'apt-yse']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: there is no transform "apt-yse"; did you mean "apt-yes"?\n',
    });
  });

  test('init writes a configuration that works, once', () => {
    const folder = makeFolder({ Dockerfile: ASKING });
    const first = runIn(folder, program, ['init']);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toContain('Wrote dockoptimize.config.json');
    expect(run(folder, ['--check', '--quiet']).code).toBe(1);
    expect(runIn(folder, program, ['init'])).toMatchObject({ code: 2 });
  });

  test('a path with the name of a command is reached by its folder', () => {
    const folder = makeFolder({ list: ASKING });
    expect(runIn(folder, program, ['./list', '--only', 'apt-yes', '--check', '--quiet']).code).toBe(1);
  });

  test('--version prints the version alone', () => {
    expect(runIn(makeFolder(), program, ['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });
});

describe('many files', () => {
  const MANY = 450;

  test('threads give what one thread gives, in the order of the paths', () => {
    const files = Object.fromEntries(
      Array.from({ length: MANY }, (_, i) => [`${i}/Dockerfile`, i % 3 === 0 ? ANSWERED : ASKING]),
    );
    const folder = makeFolder(files);
    const alone = run(folder, ['--jobs', '1']);
    const threads = run(folder, ['--jobs', '3']);
    expect(threads).toEqual(alone);
    expect(threads.stderr).toContain(`${MANY} files: 300 changed, 150 unchanged`);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s ends with %i and leaves every file whole',
    async (signal, code) => {
      const folder = makeFolder(Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`${i}/Dockerfile`, ASKING])));
      const child = startIn(folder, program, ['--only=apt-yes', '--write', '--quiet', '--jobs=1']);
      const ended = once(child, 'exit');
      const isWritten = (): boolean => readFileSync(join(folder, '0/Dockerfile'), 'utf8') === ANSWERED;
      while (!isWritten()) await new Promise((resolve) => setTimeout(resolve, 5));
      child.kill(signal);
      expect((await ended)[0]).toBe(code);
      const texts = new Set<string>();
      for (let i = 0; i < 800; i += 1) {
        expect(readdirSync(join(folder, String(i)))).toEqual(['Dockerfile']);
        texts.add(readFileSync(join(folder, `${i}/Dockerfile`), 'utf8'));
      }
      expect(texts).toEqual(new Set([ANSWERED, ASKING]));
    },
    60_000,
  );
});

test('--enable and --only never go past the safety of a transform', () => {
  const folder = makeFolder({ Dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n' });
  expect(runIn(folder, program, ['--only', 'apt-no-recommends', '--quiet'])).toMatchObject({ code: 0, stdout: '' });
});
