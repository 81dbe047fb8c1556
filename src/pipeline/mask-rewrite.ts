import type { FixText, Rewrite } from './rewrite-result.ts';
import { secretValuesOf } from '../analysis/secrets.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { maskSecrets, maskWith } from '../knowledge/secrets/mask.ts';

/**
 * The same without credentials in anything that is said of the file. The texts before and after stay what they are: a
 * diff with a mask in it could not be applied.
 * @param scan the file, whose variables tell more; without it, only what looks like a credential by itself is masked
 */
export function maskRewrite(rewrite: Rewrite, scan?: Scan): Rewrite {
  const { refusal } = rewrite;
  if (refusal) return { ...rewrite, refusal: { ...refusal, detail: maskSecrets(refusal.detail) } };
  const mask = remembering(maskWith(scan ? secretValuesOf(scan) : []));
  return {
    ...rewrite,
    steps: rewrite.steps.map((step) => maskFix(step, mask)),
    proposals: rewrite.proposals.map((step) => maskFix(step, mask)),
    notes: rewrite.notes.map((note) => maskFix(note, mask)),
    refusals: rewrite.refusals.map((place) => ({ ...place, detail: mask(place.detail) })),
    ignored: rewrite.ignored.map((place) => ({ ...place, comment: mask(place.comment) })),
    unusedIgnores: rewrite.unusedIgnores.map(({ line, comment, because }) => {
      return { line, comment: mask(comment), because: mask(because) };
    }),
    declined: rewrite.declined.map((fix) => ({ ...maskFix(fix, mask), because: mask(fix.because) })),
  };
}

/** The same reason, and the same assumption, are given at many places of one file. */
function remembering(mask: (text: string) => string): (text: string) => string {
  const done = new Map<string, string>();
  return (text) => {
    const known = done.get(text) ?? mask(text);
    done.set(text, known);
    return known;
  };
}

function maskFix<Fix extends FixText>(fix: Fix, mask: (text: string) => string): Fix {
  return {
    ...fix,
    title: mask(fix.title),
    why: mask(fix.why),
    evidence: fix.evidence.map(mask),
    assumptions: fix.assumptions.map(mask),
    savings: fix.savings && { ...fix.savings, what: mask(fix.savings.what) },
  };
}
