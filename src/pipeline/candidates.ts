import type { Fix } from '../transform/finding.ts';

/** A fix that may be applied, and the key of its finding. */
export interface Candidate {
  readonly fix: Fix;
  readonly key: string;
}

/** Those that come before all that they overlap, in the order of their places; the others wait for the next look. */
export function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken: Candidate[] = [];
  let end = -1;
  for (const candidate of [...candidates].sort((a, b) => firstOf(a) - firstOf(b))) {
    if (firstOf(candidate) < end) continue;
    taken.push(candidate);
    end = Math.max(end, ...candidate.fix.edits.map(({ span }) => span.end));
  }
  return taken;
}

function firstOf({ fix }: Candidate): number {
  return Math.min(...fix.edits.map(({ span }) => span.start));
}
