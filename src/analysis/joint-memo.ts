import type { RunReading } from '../dockerfile/run-script.ts';
import { memoize } from '../text/memo.ts';

/** What is asked of scripts that are to run one behind the other. */
type Work<Value> = (readings: readonly RunReading[], isErrexit: boolean) => Value;

interface Answer<Value> {
  readonly readings: readonly RunReading[];
  readonly isErrexit: boolean;
  readonly value: Value;
}

/**
 * The same function, but worked out once for the same scripts in the same order, as long as no others are asked about
 * before the last of them: neighbours are looked at again in every version of a file, and most of them are as they were.
 */
export function memoizeJoint<Value>(work: Work<Value>): Work<Value> {
  const answersOf = memoize((_last: RunReading): { latest: Answer<Value> | undefined } => ({ latest: undefined }));
  return (readings, isErrexit) => {
    const answers = answersOf(readings.at(-1)!);
    const { latest } = answers;
    if (latest && latest.isErrexit === isErrexit && areSame(latest.readings, readings)) return latest.value;
    const value = work(readings, isErrexit);
    answers.latest = { readings, isErrexit, value };
    return value;
  };
}

function areSame(a: readonly RunReading[], b: readonly RunReading[]): boolean {
  return a.length === b.length && a.every((reading, i) => reading === b[i]);
}
