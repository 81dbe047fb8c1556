import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from './folder.ts';
import { withProgram, runIn } from './program.ts';

let program: string;
withProgram((file) => {
  program = file;
});

const NODE = 'FROM node:22\nWORKDIR /app\nCOPY package.json ./\nRUN npm install\nCOPY . .\nCMD ["node", "a.js"]\n';
const FILES = {
  Dockerfile: NODE,
  'package.json': '{}\n',
  'a.js': '1;\n',
  'node_modules/a/index.js': '1;\n',
  '.env': 'A=b\n',
};
const ONLY = ['--only', 'dockerignore', '--unsafe'];

describe('an ignore file on the command line', () => {
  test('comes in a patch that git applies', () => {
    const folder = makeFolder(FILES);
    const { code, stdout } = runIn(folder, program, ONLY);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^diff --git a\/\.dockerignore b\/\.dockerignore\nnew file mode 100644\n--- \/dev\/null\n/);
    expect(existsSync(join(folder, '.dockerignore'))).toBe(false);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '--whitespace=error'], { cwd: folder, input: stdout });
    expect(readFileSync(join(folder, '.dockerignore'), 'utf8')).toMatch(/^\*\*\/node_modules\n/);
  });

  test('comes beside what changes in the Dockerfile itself, and in patches of its own', () => {
    const folder = makeFolder({ ...FILES, Dockerfile: NODE.replace('npm install', 'apt-get update && apt-get install -y a\nRUN npm install') });
    const { stdout } = runIn(folder, program, ['--unsafe', '--steps', 'steps', '--only', 'dockerignore,apt-no-recommends']);
    expect(stdout.match(/^diff --git .*/gm)).toEqual(['diff --git a/Dockerfile b/Dockerfile', 'diff --git a/.dockerignore b/.dockerignore']);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    for (const name of readdirSync(join(folder, 'steps')).sort())
      execFileSync('git', ['apply', join('steps', name)], { cwd: folder });
    expect(existsSync(join(folder, '.dockerignore'))).toBe(true);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toContain('--no-install-recommends');
  }); // prettier-ignore

  test('is written, readable for all, and not again', () => {
    const folder = makeFolder(FILES);
    const first = runIn(folder, program, [...ONLY, '--write']);
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('1 file written');
    const path = join(folder, '.dockerignore');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('**/node_modules\n');
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(NODE);
    expect(runIn(folder, program, [...ONLY, '--write']).stderr).not.toContain('written');
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is offered where unsafe fixes are not applied', () => {
    const folder = makeFolder(FILES);
    const { files } = JSON.parse(runIn(folder, program, ['--only', 'dockerignore', '--format', 'json']).stdout);
    expect(files[0]).toMatchObject({ status: 'unchanged', patch: null, otherFiles: [] });
    expect(files[0].proposalPatch).toContain('+++ b/.dockerignore\n');
    expect(files[0].proposals[0]).toMatchObject({
      file: '.dockerignore',
      savings: { bytes: NODE.length + 7, basis: 'measured' },
    });
  });

  test('is changed once for two Dockerfiles in a folder, and with what both need', () => {
    const folder = makeFolder({
      ...FILES,
      'Dockerfile.dev': 'FROM node:22\nCOPY . .\nCOPY .env /app/\nRUN npm install\n',
    });
    const { stdout, code } = runIn(folder, program, ONLY);
    expect(code).toBe(0);
    expect(stdout.match(/^diff --git .*/gm)).toHaveLength(1);
    expect(stdout).not.toContain('+**/.env\n');
    expect(runIn(folder, program, [...ONLY, '--write']).code).toBe(0);
    expect(runIn(folder, program, ONLY).stdout).toBe('');
    const other = makeFolder({ ...FILES, 'Dockerfile.dev': NODE });
    expect(runIn(other, program, [...ONLY, '--refused', 'Dockerfile.dev']).stderr).toContain(
      'Dockerfile is the first of them',
    );
  });

  test('lies where the context is', () => {
    const { Dockerfile, ...files } = FILES;
    const folder = makeFolder({ ...files, 'images/Dockerfile': Dockerfile });
    const { stdout } = runIn(folder, program, [...ONLY, '--context', '.', 'images/Dockerfile']);
    expect(stdout).toContain('+++ b/.dockerignore\n');
    expect(runIn(folder, program, [...ONLY, '--write', '--context', '.', 'images/Dockerfile']).code).toBe(0);
    expect(existsSync(join(folder, '.dockerignore'))).toBe(true);
    const sub = makeFolder(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`web/${path}`, text])));
    expect(runIn(sub, program, ONLY).stdout).toContain('+++ b/web/.dockerignore\n');
  });

  test('keeps its line ends and its mode', () => {
    const folder = makeFolder({ ...FILES, '.dockerignore': '# ours\r\n*.tmp' });
    chmodSync(join(folder, '.dockerignore'), 0o640);
    const { stdout } = runIn(folder, program, ONLY);
    expect(runIn(folder, program, [...ONLY, '--write']).code).toBe(0);
    const text = readFileSync(join(folder, '.dockerignore'), 'utf8');
    expect(text).toMatch(/^# ours\r\n\*\.tmp\r\n\r\n\*\*\/node_modules\r\n/);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(statSync(join(folder, '.dockerignore')).mode & 0o777).toBe(0o640);
    const again = makeFolder({ ...FILES, '.dockerignore': '# ours\r\n*.tmp' });
    execFileSync('git', ['init', '-q'], { cwd: again });
    execFileSync('git', ['apply'], { cwd: again, input: stdout });
    expect(readFileSync(join(again, '.dockerignore'), 'utf8')).toBe(text);
  });

  test('is left alone where it is a link', () => {
    const folder = makeFolder({ ...FILES, shared: '*.tmp\n' });
    symlinkSync('shared', join(folder, '.dockerignore'));
    const { stdout, stderr } = runIn(folder, program, [...ONLY, '--write', '--refused']);
    expect(stdout).toBe('');
    expect(stderr).toContain('.dockerignore is a link');
    expect(lstatSync(join(folder, '.dockerignore')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'shared'), 'utf8')).toBe('*.tmp\n');
  });

  test('is left alone, like the Dockerfile, where a link leads to nothing', () => {
    const folder = makeFolder(FILES);
    symlinkSync('../elsewhere', join(folder, '.dockerignore'));
    runIn(folder, program, [...ONLY, '--write']);
    expect(lstatSync(join(folder, '.dockerignore')).isSymbolicLink()).toBe(true);
    expect(existsSync(join(folder, '../elsewhere'))).toBe(false);
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(NODE);
  });

  test.skipIf(process.getuid?.() === 0)('is an error where nothing can be written', () => {
    const folder = makeFolder(FILES);
    chmodSync(folder, 0o555);
    const { code, stderr } = runIn(folder, program, [...ONLY, '--write']);
    chmodSync(folder, 0o755);
    expect(code).toBe(2);
    expect(stderr).toContain('Could not be written');
    expect(existsSync(join(folder, '.dockerignore'))).toBe(false);
  });

  test('is said of a text from standard input', () => {
    const { Dockerfile, ...files } = FILES;
    const folder = makeFolder(files);
    const shown = runIn(folder, program, [...ONLY, '-', '--stdin-filepath', 'Dockerfile'], { input: Dockerfile });
    expect(shown.stdout).toContain('+++ b/.dockerignore\n');
    const written = runIn(folder, program, [...ONLY, '-', '--write', '--stdin-filepath', 'Dockerfile'], {
      input: Dockerfile,
    });
    expect(written.stdout).toBe(Dockerfile);
    expect(written.stderr).toContain('.dockerignore was not written');
    expect(existsSync(join(folder, '.dockerignore'))).toBe(false);
  });
});
