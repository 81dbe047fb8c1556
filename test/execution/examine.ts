import { type Difference, findDifferences, type Trial } from './execute.ts';
import { generatePair, type Pair } from './generate.ts';
import { makeSandbox, type Sandbox, type Shells } from './sandbox.ts';
import { type Construct, CONSTRUCTS } from './statements.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { isUnread, readRun, runContent } from '../../src/dockerfile/run-script.ts';

/** Under test: merges the two RUNs of a text, or gives it back as it was and says why. */
export type Merge = (text: string) => { readonly after: string; readonly reasons: readonly string[] };

/** A pair whose merged script does not do what its two scripts did. */
export interface Finding {
  readonly index: number;
  readonly before: string;
  readonly after: string;
  readonly trial: Trial;
  readonly difference: Difference;
}

export interface Examination {
  readonly merged: number;
  readonly refused: number;
  readonly constructs: Readonly<Record<Construct, { merged: number; refused: number }>>;
  readonly reasons: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

export interface Pairs {
  readonly seed: number;
  /** The index of the first pair. */
  readonly from?: number;
  readonly count: number;
  /** How many drivers run side by side. */
  readonly drivers?: number;
  /** Ends early, with the chunks under way, once there are findings. */
  readonly untilFound?: boolean;
  /** Is told, after each chunk, how many pairs are done. */
  readonly onProgress?: (done: number) => void;
}

const CHUNK = 50;

/** Generates pairs, merges them, and runs those that became one RUN before and after. */
export async function examinePairs(merge: Merge, shells: Shells, pairs: Pairs): Promise<Examination> {
  const { seed, from = 0, count, drivers = 2 } = pairs;
  const total = emptyExamination();
  let next = 0;
  let done = 0;
  const work = async (sandbox: Sandbox): Promise<void> => {
    while (next < count && !(pairs.untilFound && total.findings.length > 0)) {
      const start = next;
      next = Math.min(next + CHUNK, count);
      const indexes = Array.from({ length: next - start }, (_, i) => from + start + i);
      await examineChunk(merge, seed, indexes, sandbox, total);
      done += indexes.length;
      pairs.onProgress?.(done);
    }
  };
  const sandboxes = Array.from({ length: drivers }, () => makeSandbox(shells));
  try {
    await Promise.all(sandboxes.map(work));
  } finally {
    for (const sandbox of sandboxes) sandbox.remove();
  }
  total.findings.sort((a, b) => a.index - b.index);
  return total;
}

interface Total extends Examination {
  merged: number;
  refused: number;
  readonly reasons: Record<string, number>;
  readonly findings: Finding[];
}

function emptyExamination(): Total {
  const constructs = Object.fromEntries(CONSTRUCTS.map((construct) => [construct, { merged: 0, refused: 0 }]));
  return { merged: 0, refused: 0, constructs: constructs as Total['constructs'], reasons: {}, findings: [] };
}

interface Merged {
  readonly index: number;
  readonly before: string;
  readonly after: string;
  readonly trial: Trial;
}

async function examineChunk(
  merge: Merge,
  seed: number,
  indexes: readonly number[],
  sandbox: Sandbox,
  total: Total,
): Promise<void> {
  const merged = indexes.flatMap((index) => mergePair(generatePair(seed, index), index, merge, total));
  const differences = await findDifferences(
    merged.map(({ trial }) => trial),
    sandbox,
  );
  for (const [i, difference] of differences.entries()) {
    if (difference) total.findings.push({ ...merged[i]!, difference });
  }
}

function mergePair(pair: Pair, index: number, merge: Merge, total: Total): readonly Merged[] {
  const { after, reasons } = merge(pair.text);
  const [first, second] = readScripts(pair.text) as [string, string];
  const result = tryToRead(after);
  const fate = typeof result !== 'string' && result.length === 2 ? 'refused' : 'merged';
  total[fate] += 1;
  for (const construct of pair.constructs) total.constructs[construct][fate] += 1;
  if (fate === 'refused') {
    for (const reason of reasons.length === 0 ? ['no reason given'] : new Set(reasons)) {
      total.reasons[reason] = (total.reasons[reason] ?? 0) + 1;
    }
    return [];
  }
  const merged = typeof result === 'string' ? '' : result.join('\n');
  const trials = pair.shells.map((shell) => ({ first, second, merged, shell }));
  if (typeof result !== 'string') return trials.map((trial) => ({ index, before: pair.text, after, trial }));
  const difference = {
    plan: [],
    before: { hasSucceeded: true, log: [] },
    after: { hasSucceeded: false, log: [result] },
  };
  total.findings.push({ index, before: pair.text, after, trial: trials[0]!, difference });
  return [];
}

/** The scripts, or why there are none to be had: a merge that leaves no readable script is as wrong as can be. */
function tryToRead(text: string): readonly string[] | string {
  try {
    return readScripts(text);
  } catch (error) {
    return (error as Error).message.split(':\n')[0]!;
  }
}

/** The scripts of all RUNs, as their shells get them. Throws where one cannot be read, since then nothing would be tested. */
export function readScripts(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`the file cannot be read (${file.detail}):\n${text}`);
  return file.instructions.flatMap((instruction) => {
    const content = runContent(instruction);
    if (!content) return [];
    const reading = readRun(content);
    if (isUnread(reading))
      throw new Error(`the script in line ${instruction.line} cannot be read (${reading}):\n${text}`);
    return [reading.mapped.text];
  });
}

/** A finding as a person reads it: both texts, the shell, what failed, both logs. */
export function describeFinding({ index, before, after, trial, difference }: Finding): string {
  const { shell } = trial;
  const { plan } = difference;
  return [
    `--- pair ${index}, before:`,
    before.trimEnd(),
    '--- after:',
    after.trimEnd(),
    `--- in ${shell.program} ${shell.args.join(' ')}, ${plan.length === 0 ? 'no call fails' : `failing: ${plan.join(' and ')}`}`,
    ...(['before', 'after'] as const).flatMap((side) => {
      const { hasSucceeded, log } = difference[side];
      return [`--- ${side}: ${hasSucceeded ? 'succeeds' : 'fails'}, and calls`, ...log];
    }),
  ].join('\n');
}
