import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/verify/command.ts';
import { keepTail } from '../../../src/verify/output-tail.ts';
import { isAnyRunning, uniqueSleep, until } from './shared.ts';

const LIMIT = 10_000;
const node = (script: string, ...args: string[]) => ({
  program: process.execPath,
  arguments: ['-e', script, ...args],
  timeLimit: LIMIT,
});
const shell = (script: string) => ({ program: 'sh', arguments: ['-c', script], timeLimit: LIMIT });

describe('a command', () => {
  test('gives its exit code, both streams, and both together as they came', async () => {
    const result = await runCommand(shell('echo one; sleep 0.1; echo two >&2; exit 3'));
    expect(result).toMatchObject({ end: 'exited', exitCode: 3, stdout: 'one\n', stderr: 'two\n', isCut: false });
    expect(result.output).toBe('one\ntwo\n');
  });

  test('gets its arguments as they are, whatever they hold', async () => {
    const strange = ['a b', '"', "'", '$HOME', '`id`', '*', '-x', '', 'a\nb', '\\', ';', '&&', '%PATH%', 'ä😀'];
    const { stdout } = await runCommand(node('console.log(JSON.stringify(process.argv.slice(1)))', '--', ...strange));
    expect(JSON.parse(stdout)).toEqual(strange);
  });

  test('gets its variables on top of ours, and none that were taken away', async () => {
    process.env['DKOPT_TEST_VARIABLE'] = 'here';
    const environment = { DKOPT_TEST_VARIABLE: undefined, OTHER: 'a "b" $c' };
    const script = 'console.log(process.env.DKOPT_TEST_VARIABLE, process.env.OTHER, typeof process.env.PATH)';
    const { stdout } = await runCommand({ ...node(script), environment });
    delete process.env['DKOPT_TEST_VARIABLE'];
    expect(stdout).toBe('undefined a "b" $c string\n');
  });

  test('tells what it prints as it comes, and characters whole', async () => {
    const pieces: string[] = [];
    const bytes =
      'const b=Buffer.from("ä😀");process.stdout.write(b.subarray(0,3));setTimeout(()=>process.stdout.write(b.subarray(3)),100)';
    const { stdout } = await runCommand({ ...node(bytes), onOutput: (text) => pieces.push(text) });
    expect(stdout).toBe('ä😀');
    expect(pieces.length).toBeGreaterThan(1);
  });

  test('keeps the end of a long output, and says that it is not all', async () => {
    const result = await runCommand({ ...node('for(let i=0;i<1e5;i++)console.log(i)'), kept: 20 });
    expect(result.stdout).toBe('6\n99997\n99998\n99999\n');
    expect(result.isCut).toBe(true);
  });

  test('that there is not was not started, and says why', async () => {
    const result = await runCommand({ program: 'no-such-program', arguments: [], timeLimit: LIMIT });
    expect(result).toMatchObject({ end: 'not-started', exitCode: undefined, output: 'it is not installed' });
  });

  test('that takes too long is ended with all its children', async () => {
    const sleep = uniqueSleep();
    const result = await runCommand({ ...shell(`echo before; ${sleep} & ${sleep}`), timeLimit: 500 });
    expect(result).toMatchObject({ end: 'timed-out', stdout: 'before\n' });
    expect(result.milliseconds).toBeLessThan(5000);
    expect(isAnyRunning(sleep)).toBe(false);
  });

  test('that heeds no SIGTERM is killed after the grace period, also a child in a group of its own', async () => {
    const sleep = uniqueSleep();
    const script = `trap '' TERM; setsid ${sleep} & ${sleep}; ${sleep}`;
    const result = await runCommand({ ...shell(script), timeLimit: 500, grace: 300 });
    expect(result.end).toBe('timed-out');
    expect(result.milliseconds).toBeLessThan(5000);
    expect(isAnyRunning(sleep)).toBe(false);
  });

  test('ends when it is aborted, and is not started where it was before', async () => {
    const sleep = uniqueSleep();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const result = await runCommand({ ...shell(sleep), signal: controller.signal });
    expect(result.end).toBe('aborted');
    expect(isAnyRunning(sleep)).toBe(false);
    expect((await runCommand({ ...shell('exit 0'), signal: controller.signal })).end).toBe('aborted');
  });

  test('ends with this process', async () => {
    const sleep = uniqueSleep();
    const path = JSON.stringify(new URL('../../../src/verify/command.ts', import.meta.url).href);
    const script = `const { runCommand } = await import(${path}); void runCommand({ program: 'sh', arguments: ['-c', '${sleep}; true'], timeLimit: 60000 }); setTimeout(() => process.exit(3), 500);`;
    const { exitCode } = await runCommand({
      program: process.execPath,
      arguments: ['--import', 'tsx', '--input-type=module', '-e', script],
      timeLimit: 20_000,
    });
    expect(exitCode).toBe(3);
    await until(() => !isAnyRunning(sleep));
  });

  test('is not waited for where only its child keeps the output open', async () => {
    const result = await runCommand(shell('sleep 30 & echo done'));
    expect(result).toMatchObject({ end: 'exited', exitCode: 0, stdout: 'done\n' });
    expect(result.milliseconds).toBeLessThan(6000);
  });
});

test('a tail keeps what came last, however it comes', () => {
  const tail = keepTail(10);
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') tail.add(letter);
  expect(tail.read()).toBe('qrstuvwxyz');
  expect(tail.isCut()).toBe(true);
  const short = keepTail(10);
  short.add('abc');
  expect([short.read(), short.isCut()]).toEqual(['abc', false]);
});
