import { expect, test } from 'vitest';
import { MUTATIONS } from './script-mutations.ts';
import { check } from '../../src/check/check.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { rewrite } from '../../src/index.ts';
import type { Step } from '../../src/pipeline/rewrite-result.ts';
import { describeShared, readShared } from '../shared.ts';

/** Every so manieth file: as many as it takes to more than 20,000 mutants. */
const STEP = 9;
const WANTED = 20_000;

/**
 * Mutations that may undo no more than what the fix has done: a word or command that it added is gone, or stands earlier.
 * What is left then is a smaller fix, or none, and no wrong one.
 */
const MAY_UNDO: ReadonlySet<string> = new Set([
  'an option lost',
  'a link dropped, with its command',
  'two commands swapped',
]);

function read(text: string): Dockerfile | undefined {
  const file = readDockerfile(text);
  return file.kind === 'refused' ? undefined : file;
}

/** Lines of the instructions that are new in the second text. */
function changedLines(before: Dockerfile, after: Dockerfile): readonly number[] {
  const known = new Set(before.instructions.map(({ content }) => content.source));
  return after.instructions.filter(({ content }) => !known.has(content.source)).map(({ line }) => line);
}

/** All words of the text before the fix stand in the mutant, in their order, but for those that `--no-cache` replaces. */
function isSmallerFix(name: string, before: string, mutant: string): boolean {
  if (!MAY_UNDO.has(name)) return false;
  const words = (text: string): string[] =>
    text
      .split(/(?:[\s;&|(){}\\`]|\bRUN\b)+/i)
      .filter((word) => word !== '' && !/^(?:--update(?:-cache)?|-U)$/.test(word));
  const wanted = words(before);
  let next = 0;
  for (const word of words(mutant)) if (word === wanted[next]) next += 1;
  return next === wanted.length;
}

function* findSurvivors(step: Step, seed: number): Generator<string | undefined> {
  const [before, after] = [read(step.before), read(step.after)];
  if (!before || !after) return;
  for (const line of changedLines(before, after)) {
    for (const [i, [name, mutate]] of Object.entries(MUTATIONS).entries()) {
      const text = mutate(step.after, line, seed + i);
      if (text === undefined || text === step.after || text === step.before) continue;
      const mutant = read(text);
      if (!mutant) continue;
      const isAccepted = check(before, mutant, step.effects) === undefined && !isSmallerFix(name, step.before, text);
      yield isAccepted ? `${name} (${step.transform}):\n${step.before}\n=>\n${text}` : undefined;
    }
  }
}

describeShared('corpus/dockerfiles.jsonl.gz', 'mutants of accepted fixes of the corpus', (path) => {
  test(`none of more than ${WANTED} is accepted`, { timeout: 600_000 }, () => {
    let count = 0;
    const survivors: string[] = [];
    for (const [i, { text }] of readShared<{ readonly text: string }>(path).entries()) {
      if (i % STEP !== 0) continue;
      for (const step of rewrite(text, { unsafe: true }).steps) {
        for (const survivor of findSurvivors(step, i)) {
          count += 1;
          if (survivor !== undefined) survivors.push(survivor);
        }
      }
    }
    console.log(`${count} mutants, ${survivors.length} of them accepted`);
    expect(survivors.slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThan(WANTED);
  });
});
