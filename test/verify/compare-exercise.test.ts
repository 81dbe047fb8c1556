import { describe, expect, test } from 'vitest';
import { compareExercises, reachOf } from '../../src/verify/compare-exercise.ts';
import type { Exercise } from '../../src/verify/exercise.ts';

const SERVES: Exercise = {
  trouble: undefined,
  end: undefined,
  listening: ['80/tcp'],
  userId: 0,
  health: 'none',
  healthOutput: '',
  smoke: undefined,
  stop: { milliseconds: 300, exitCode: 143 },
};
const STAYS: Exercise = { ...SERVES, listening: [] };
const ENDS: Exercise = {
  ...STAYS,
  stop: undefined,
  end: { exitCode: 0, stdout: 'done\n', stderr: '' },
};
const CRASHES: Exercise = { ...ENDS, end: { exitCode: 1, stdout: '', stderr: 'no such module' } };

describe('how far a run got', () => {
  test.each([
    ['served', SERVES, false],
    ['started', STAYS, false],
    ['served', { ...STAYS, health: 'healthy' as const }, false],
    ['started', { ...STAYS, health: 'unhealthy' as const }, false],
    ['built', ENDS, false],
    ['smoked', ENDS, true],
    ['built', CRASHES, true],
    ['smoked', { ...SERVES, smoke: { exitCode: 0, output: 'ok' } }, false],
    ['served', { ...SERVES, smoke: { exitCode: 1, output: 'no' } }, false],
    ['built', { ...STAYS, trouble: 'no such file' }, false],
  ])('%s', (reach, exercise, isJob) => {
    expect(reachOf(exercise, isJob)).toBe(reach);
  });
});

describe('two runs', () => {
  test('two that crash alike say nothing, and are not "alike"', () => {
    expect(compareExercises(CRASHES, CRASHES, false, false)).toEqual({ reach: 'built', differences: [] });
    expect(compareExercises(CRASHES, CRASHES, true, false).reach).toBe('built');
  });

  test.each([
    ['cannot be started', SERVES, { ...STAYS, trouble: 'exec: "node": not found' }],
    ['does not stay up', SERVES, CRASHES],
    ['nothing listens on 80/tcp', SERVES, STAYS],
    ['health check', { ...SERVES, health: 'healthy' as const }, { ...SERVES, health: 'unhealthy' as const }],
    ['runs as user 5', SERVES, { ...SERVES, userId: 5 }],
    ['to stop', SERVES, { ...SERVES, stop: { milliseconds: 10_100, exitCode: 137 } }],
    [
      'smoke command fails',
      { ...SERVES, smoke: { exitCode: 0, output: '' } },
      { ...SERVES, smoke: { exitCode: 2, output: 'x' } },
    ],
    [
      'prints something else',
      { ...SERVES, smoke: { exitCode: 0, output: 'a' } },
      { ...SERVES, smoke: { exitCode: 0, output: 'b' } },
    ],
    ['smoke command was not run', { ...SERVES, smoke: { exitCode: 0, output: 'a' } }, SERVES],
  ])('differ: %s', (says, before, after) => {
    expect(compareExercises(before, after, false, false).differences.join('; ')).toContain(says);
  });

  test('a job differs in its status and its output', () => {
    expect(compareExercises(ENDS, CRASHES, true, false).differences).toHaveLength(1);
    const other = { ...ENDS, end: { exitCode: 0, stdout: 'else\n', stderr: '' } };
    expect(compareExercises(ENDS, other, true, false).differences).toEqual(['it prints something else: else']);
  });

  test('the user may change where the rewrite says so, but not to root', () => {
    expect(compareExercises(SERVES, { ...SERVES, userId: 1000 }, false, true).differences).toEqual([]);
    expect(compareExercises({ ...SERVES, userId: 7 }, SERVES, false, true).differences).toHaveLength(1);
  });

  test('a shorter stop and a better health are no harm', () => {
    const before = { ...SERVES, health: 'unhealthy' as const, stop: { milliseconds: 10_000, exitCode: 137 } };
    const after = { ...SERVES, health: 'healthy' as const };
    expect(compareExercises(before, after, false, false).differences).toEqual([]);
  });
});
