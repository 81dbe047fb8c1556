import type { Exercise } from './exercise.ts';
import { type Reach, REACHES } from '../check/effects.ts';

/** How two runs differ, and how far they got where they do not. */
export interface ExerciseComparison {
  readonly reach: Reach;
  /** Sentences; none where both did the same as far as they got. */
  readonly differences: readonly string[];
}

/** The rewritten image may take so much longer, in milliseconds, to stop. */
const STOP_SLACK = 2000;
const MOST_OUTPUT = 300;

/**
 * How far a run of an image got by itself: nothing that ends at once was exercised, unless that is its work. A smoke
 * command counts only where it says that all is well.
 */
export function reachOf({ trouble, end, listening, health, smoke }: Exercise, isJob: boolean): Reach {
  if (trouble !== undefined) return 'built';
  if (smoke?.exitCode === 0) return 'smoked';
  if (end) return isJob && end.exitCode === 0 ? 'smoked' : 'built';
  return listening.length > 0 || health === 'healthy' ? 'served' : 'started';
}

/**
 * Compares the runs of two images by what is worth most first. Where the original does not start or crashes, nothing is
 * said of the other: two that fail alike are not alike.
 * @param mayChangeUser whether the rewrite says that another user runs it
 */
export function compareExercises(
  before: Exercise,
  after: Exercise,
  isJob: boolean,
  mayChangeUser: boolean,
): ExerciseComparison {
  const reach = earlier(reachOf(before, isJob), reachOf(after, isJob));
  const differences = [
    startDifference(before, after),
    endDifference(before, after, isJob),
    ...portDifferences(before, after),
    healthDifference(before, after),
    smokeDifference(before, after),
    mayChangeUser ? rootDifference(before, after) : userDifference(before, after),
    stopDifference(before, after),
  ];
  return { reach, differences: differences.filter((difference) => difference !== undefined) };
}

function earlier(a: Reach, b: Reach): Reach {
  return REACHES[Math.min(REACHES.indexOf(a), REACHES.indexOf(b))]!;
}

function startDifference(before: Exercise, after: Exercise): string | undefined {
  if (after.trouble === undefined || before.trouble !== undefined) return undefined;
  return `the container cannot be started any more: ${after.trouble}`;
}

function endDifference(before: Exercise, after: Exercise, isJob: boolean): string | undefined {
  if (after.trouble !== undefined || before.trouble !== undefined) return undefined;
  if (!before.end) return after.end ? `the container does not stay up: ${describeEnd(after.end)}` : undefined;
  if (!after.end) return isJob ? 'the container does not end any more' : undefined;
  if (before.end.exitCode !== after.end.exitCode) {
    return `the container ended with ${before.end.exitCode}, and now ends otherwise: ${describeEnd(after.end)}`;
  }
  if (isJob && before.end.stdout !== after.end.stdout) return `it prints something else: ${shorten(after.end.stdout)}`;
  return undefined;
}

function describeEnd({ exitCode, stdout, stderr }: NonNullable<Exercise['end']>): string {
  const said = shorten(stderr.trim() === '' ? stdout : stderr);
  return said === '' ? `exit status ${exitCode}` : `exit status ${exitCode}, "${said}"`;
}

function portDifferences(before: Exercise, after: Exercise): readonly string[] {
  if (before.end || after.end || after.trouble !== undefined) return [];
  return before.listening
    .filter((port) => !after.listening.includes(port))
    .map((port) => `nothing listens on ${port} any more`);
}

const HEALTH = ['unhealthy', 'starting', 'healthy'] as const;

function healthDifference({ health: before }: Exercise, { health: after, healthOutput }: Exercise): string | undefined {
  if (before === 'none' || after === 'none') return undefined;
  return HEALTH.indexOf(after) < HEALTH.indexOf(before)
    ? `its health check says "${after}" and said "${before}": ${shorten(healthOutput)}`
    : undefined;
}

function smokeDifference({ smoke: before }: Exercise, { smoke: after }: Exercise): string | undefined {
  if (!before || before.exitCode !== 0) return undefined;
  if (!after) return 'the smoke command was not run, since the container did not stay up';
  if (after.exitCode !== 0) return `the smoke command fails with ${after.exitCode}: ${shorten(after.output)}`;
  return before.output === after.output
    ? undefined
    : `the smoke command prints something else: ${shorten(after.output)}`;
}

/** Of a container that ended at once the engine's own first steps may have been seen, which root makes. */
function userDifference(
  { userId: before, end }: Exercise,
  { userId: after, end: endAfter }: Exercise,
): string | undefined {
  if (end || endAfter || before === undefined || after === undefined || before === after) return undefined;
  return `it runs as user ${after} and ran as ${before}`;
}

function rootDifference({ userId: before, end }: Exercise, { userId: after }: Exercise): string | undefined {
  return !end && after === 0 && before !== 0 && before !== undefined
    ? `it runs as root and ran as user ${before}`
    : undefined;
}

function stopDifference({ stop: before }: Exercise, { stop: after }: Exercise): string | undefined {
  if (!before || !after || after.milliseconds <= before.milliseconds + STOP_SLACK) return undefined;
  return `it takes ${seconds(after.milliseconds)} to stop and took ${seconds(before.milliseconds)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > MOST_OUTPUT ? `…${line.slice(-MOST_OUTPUT)}` : line;
}
