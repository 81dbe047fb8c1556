import { analyseIn } from '../analysis/analyse.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { PlannedTransform } from '../plan/plan.ts';
import type { Finding } from '../transform/finding.ts';
import type { Transform } from '../transform/transform.ts';

/** What a transform found when it was asked last, and of what. */
interface Look {
  readonly file: Dockerfile;
  readonly surroundings: Surroundings;
  readonly options: object;
  readonly findings: readonly Finding[];
}

/**
 * The last look of each transform. It is asked in every round, and once more for the proposals; where the file is still
 * the same, so is the answer, since `inspect` is pure.
 */
export class Looks {
  readonly #last = new Map<Transform, Look>();

  /** What a transform finds in a file, in the order of the file. */
  find(file: Dockerfile, { transform, options }: PlannedTransform, surroundings: Surroundings): readonly Finding[] {
    const last = this.#last.get(transform);
    if (last?.file === file && last.options === options && last.surroundings === surroundings) return last.findings;
    const findings = [...transform.inspect(file, analyseIn(file, surroundings), options)];
    this.#last.set(transform, { file, surroundings, options, findings });
    return findings;
  }
}
