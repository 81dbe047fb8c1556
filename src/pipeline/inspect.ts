import { analyseIn } from '../analysis/analyse.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { PlannedTransform } from '../plan/plan.ts';
import { memoize } from '../text/memo.ts';
import type { Finding } from '../transform/finding.ts';
import type { Transform } from '../transform/transform.ts';

interface Inspection {
  readonly surroundings: Surroundings;
  readonly options: object;
  readonly findings: readonly Finding[];
}

const inspectionsOf = memoize((_file: Dockerfile) => new Map<Transform, Inspection>());

/**
 * What a transform finds in a file, in the order of the file. It is asked in every round, and once more for the
 * proposals; where the file is still the same, so is the answer, since `inspect` is pure.
 */
export function inspect(
  file: Dockerfile,
  { transform, options }: PlannedTransform,
  surroundings: Surroundings,
): readonly Finding[] {
  const known = inspectionsOf(file);
  const earlier = known.get(transform);
  if (earlier?.options === options && earlier.surroundings === surroundings) return earlier.findings;
  const findings = [...transform.inspect(file, analyseIn(file, surroundings), options)];
  known.set(transform, { surroundings, options, findings });
  return findings;
}
