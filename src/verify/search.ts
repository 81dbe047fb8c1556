import { type Candidate, candidateAfter, keyOf } from './candidate.ts';
import type { DroppedFix } from '../plan/plan.ts';
import type { Rewrite, Step } from '../pipeline/rewrite-result.ts';

/** What a trial looks at, the cheapest first; each depth includes those before it. */
export const DEPTHS = ['build', 'config', 'run', 'contents'] as const;
export type Depth = (typeof DEPTHS)[number];

/** What a trial of one text says. `stopped` is nobody's fault: it ends the search. */
export type TrialVerdict =
  | { readonly kind: 'holds' }
  | { readonly kind: 'fails'; readonly at: Depth; readonly because: string; readonly details: readonly string[] }
  | { readonly kind: 'stopped'; readonly because: string };

/** A fix that was dropped, with what its trial said. */
export interface Culprit {
  readonly step: Step;
  readonly because: string;
  /** Lines of a build log or of a comparison. */
  readonly details: readonly string[];
}

export interface SearchResult {
  /** The largest set of fixes that held; without steps where none did. */
  readonly rewrite: Rewrite;
  readonly culprits: readonly Culprit[];
  /** How many texts were tried. */
  readonly trials: number;
  /** Set where the search could not be ended; `rewrite` is then not to be used. */
  readonly stopped: string | undefined;
}

export interface SearchOptions {
  /** The fixes without those dropped so far, in their order, each with the text after it. Pure. */
  readonly plan: (dropped: readonly DroppedFix[]) => Rewrite;
  /** Tries what is not the original, down to some depth. Asked again about the same only to look deeper. */
  readonly attempt: (text: string, fixes: number, depth: Depth, files: Candidate['files']) => Promise<TrialVerdict>;
  /** Fixes that are not to be tried at all. */
  readonly dropped?: readonly DroppedFix[];
  readonly onCulprit?: (culprit: Culprit) => void;
}

/**
 * Finds the largest set of fixes that holds: tries all of them, and where that fails halves the list until the first
 * step is found after which it fails; drops that one, plans anew, and goes on. The original text is known to hold.
 *
 * For one culprit among n steps that takes at most 2 + ceil(log2 n) trials: all, the halves, and all without it. A half is
 * looked at only as deep as all of them failed; what is left in the end is always looked at as deep as can be.
 */
export async function findHolding(options: SearchOptions): Promise<SearchResult> {
  const known = new Map<string, Known>();
  const culprits: Culprit[] = [];
  const dropped = [...(options.dropped ?? [])];
  const attempt: Attempt = async (candidate, fixes, depth) => {
    const key = keyOf(candidate);
    const earlier = known.get(key);
    if (earlier && (earlier.verdict.kind === 'fails' || isAsDeep(earlier.depth, depth))) return earlier.verdict;
    const verdict = await options.attempt(candidate.text, fixes, depth, candidate.files);
    known.set(key, { verdict, depth });
    return verdict;
  };
  for (;;) {
    const rewrite = options.plan(dropped);
    const found = await findFirstFailing(rewrite, attempt, known);
    const trials = known.size;
    if (found.kind === 'none') return { rewrite, culprits, trials, stopped: undefined };
    if (found.kind === 'stopped') return { rewrite, culprits, trials, stopped: found.because };
    const { step, verdict } = found;
    const culprit = { step, because: verdict.because, details: verdict.details };
    culprits.push(culprit);
    options.onCulprit?.(culprit);
    dropped.push(nameOf(step));
  }
}

/** The fix of a step, as a plan leaves it out. */
export function nameOf({ transform, key, line }: Step): DroppedFix {
  return { transform, key, line };
}

type Failing = Extract<TrialVerdict, { kind: 'fails' }>;

type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped'; readonly because: string }
  | { readonly kind: 'found'; readonly step: Step; readonly verdict: Failing };

type Attempt = (candidate: Candidate, fixes: number, depth: Depth) => Promise<TrialVerdict>;

interface Known {
  readonly verdict: TrialVerdict;
  readonly depth: Depth;
}

function isAsDeep(depth: Depth, wanted: Depth): boolean {
  return DEPTHS.indexOf(depth) >= DEPTHS.indexOf(wanted);
}

async function findFirstFailing(rewrite: Rewrite, attempt: Attempt, known: ReadonlyMap<string, Known>): Promise<Found> {
  const { steps } = rewrite;
  if (steps.length === 0) return { kind: 'none' };
  const whole = await attempt(candidateAfter(rewrite, steps.length), steps.length, 'contents');
  if (whole.kind === 'holds') return { kind: 'none' };
  if (whole.kind === 'stopped') return whole;
  // After `low` steps the text holds, after `high` it does not; what is known of these texts already narrows that.
  let high = steps.length;
  let last: Failing = whole;
  const isKnownToHold = (candidate: Candidate): boolean => {
    const found = known.get(keyOf(candidate));
    return found?.verdict.kind === 'holds' && isAsDeep(found.depth, whole.at);
  };
  let low = steps.findLastIndex((_, i) => isKnownToHold(candidateAfter(rewrite, i + 1))) + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const verdict = await attempt(candidateAfter(rewrite, middle), middle, whole.at);
    if (verdict.kind === 'stopped') return verdict;
    if (verdict.kind === 'holds') {
      low = middle;
      continue;
    }
    high = middle;
    last = verdict;
  }
  return { kind: 'found', step: steps[high - 1]!, verdict: last };
}
