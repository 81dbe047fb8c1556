import { count } from './count.ts';
import { formatBytes } from './savings.ts';
import type { Reach } from '../check/effects.ts';
import type { ImageMeasures, Proof, UnprovenFix, Verification, VerificationOutcome } from '../verify/verification.ts';

/** One figure of both images, as text. */
export interface MeasureRow {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** "-79 %"; '' where a share says nothing. */
  readonly change: string;
}

/** What the images did alike, as the end of a sentence. */
const REACHED: Readonly<Record<Reach, string>> = {
  built: 'both build, and their configuration and files agree',
  started: 'both stay up',
  served: 'both stay up and serve alike',
  smoked: 'both do their work alike',
};

const NEEDED: Readonly<Record<Reach, string>> = {
  built: 'a build says enough of it',
  started: 'the container would have to stay up',
  served: 'the container would have to serve on a port, or be healthy',
  smoked: 'a --smoke command would have to run',
};

/** How a verification ended, in a sentence. */
export function describeOutcome({ outcome, because, builder, builds, reach }: Verification): string {
  const how = `${count(builds, 'build')}, ${builder}`;
  const sentences: Readonly<Record<VerificationOutcome, string>> = {
    verified: `Verified by building both images: ${REACHED[reach]} (${how}).`,
    'nothing-held': `None of the fixes held (${how}).`,
    'nothing-to-do': 'There is nothing to verify.',
    'original-fails': `The original does not build, so that nothing can be compared: ${sentence(because)} Only the safe fixes are shown, and none is written; without --verify they can be.`,
    trouble: `Not verified, and nothing written: ${sentence(because)}`,
  };
  return sentences[outcome];
}

function sentence(clause = ''): string {
  return /[.!?]$/.test(clause) ? clause : `${clause}.`;
}

/** What a reader may do to get further, as a sentence; `undefined` where nothing is missing. */
export function describeReachAdvice({ outcome, reach, unproven }: Verification): string | undefined {
  if (outcome !== 'verified' && outcome !== 'nothing-held') return undefined;
  if (unproven.length === 0 || reach === 'smoked') return undefined;
  return 'Give --smoke with a command that exercises the program, or --job where the container ends by itself, to have them tried.';
}

/** How a fix was verified, as a clause. */
export function describeProof({ reach }: Proof): string {
  return `verified: ${REACHED[reach]}`;
}

export function describeUnproven({ fix, needs }: UnprovenFix): string {
  return `not tried: ${fix.title}; ${NEEDED[needs]}, or --unsafe`;
}

/** The figures of both images, those that are known of both. */
export function measureRows({ before, after }: Verification): readonly MeasureRow[] {
  if (!before || !after) return [];
  const rows: readonly (MeasureRow | undefined)[] = [
    bytesRow('size', before.size, after.size),
    bytesRow('compressed', before.compressedSize, after.compressedSize),
    bytesRow('hidden', before.hiddenSize, after.hiddenSize),
    numberRow('layers', before.layers, after.layers),
    bytesRow('waste (dive)', before.wastedSize, after.wastedSize),
    { label: 'efficiency', before: before.efficiency.toFixed(4), after: after.efficiency.toFixed(4), change: '' },
    timeRow(before.isFreshBuild && after.isFreshBuild ? 'build' : 'build, cached', before.buildTime, after.buildTime),
    { label: 'user', before: describeUser(before), after: describeUser(after), change: '' },
    timeRow('stop', before.stopTime, after.stopTime),
    numberRow('packages', before.census.packages, after.census.packages),
    numberRow('setuid files', before.census.setuidFiles, after.census.setuidFiles),
    numberRow('shells', before.census.shells, after.census.shells),
    numberRow('package managers', before.census.packageManagers, after.census.packageManagers),
  ];
  return rows.filter((row) => row !== undefined);
}

function bytesRow(label: string, before: number | undefined, after: number | undefined): MeasureRow | undefined {
  if (before === undefined || after === undefined) return undefined;
  return { label, before: formatBytes(before, 3), after: formatBytes(after, 3), change: changeOf(before, after) };
}

function numberRow(label: string, before: number, after: number): MeasureRow {
  return { label, before: String(before), after: String(after), change: '' };
}

function timeRow(label: string, before: number | undefined, after: number | undefined): MeasureRow | undefined {
  if (before === undefined || after === undefined) return undefined;
  return { label, before: formatTime(before), after: formatTime(after), change: '' };
}

function formatTime(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

function changeOf(before: number, after: number): string {
  if (before === 0 || before === after) return '';
  const percent = ((after - before) / before) * 100;
  const text = Math.abs(percent) < 1 ? percent.toFixed(1) : percent.toFixed(0);
  return Number(text) === 0 ? '' : `${percent > 0 ? '+' : ''}${text} %`;
}

function describeUser({ user, userId }: ImageMeasures): string {
  const name = user === '' ? 'root' : user;
  return userId === undefined || String(userId) === name || (userId === 0 && name === 'root')
    ? name
    : `${name} (${userId})`;
}
