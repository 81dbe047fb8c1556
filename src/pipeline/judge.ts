import { check } from '../check/check.ts';
import { EFFECTS } from '../check/effects.ts';
import { type Dockerfile, MAX_FILE_LENGTH, rereadDockerfile } from '../dockerfile/dockerfile.ts';
import type { FileRefusal } from '../dockerfile/refusal.ts';
import type { Transform } from '../transform/transform.ts';
import type { PlannedTransform } from '../plan/plan.ts';
import { applyEdits, type Edit, EditConflict } from '../text/edit.ts';
import type { Applicability, Fix } from '../transform/finding.ts';

export type Verdict =
  | { readonly kind: 'accepted'; readonly file: Dockerfile; readonly applicability: Applicability }
  | { readonly kind: 'declined'; readonly because: string }
  /** A line would be longer than BuildKit reads, or the file longer than we read. */
  | { readonly kind: 'too-long' };

/**
 * Makes the edits of a fix and lets the checker look at the result. A fix is never more than its transform, its effects
 * and itself say at the least.
 */
export function judge(file: Dockerfile, fix: Fix, edits: readonly Edit[], { transform }: PlannedTransform): Verdict {
  const undeclared = fix.effects.find((effect) => !transform.effects.includes(effect));
  if (undeclared) return declined(`${transform.id} does not declare the effect ${undeclared}`);
  const applicability = leastOf(fix, transform);
  if (applicability === 'display-only') return { kind: 'accepted', file, applicability };
  if (applicability === 'unsafe' && fix.assumptions.length === 0)
    return declined('it is unsafe and names no assumption');
  const text = tryEdits(file.text, edits);
  if (text === undefined) return declined('its edits touch each other');
  if (text.length > MAX_FILE_LENGTH) return { kind: 'too-long' };
  const candidate = rereadDockerfile(file, text, edits);
  if (candidate.kind === 'refused' && isTooLong(candidate)) return { kind: 'too-long' };
  if (candidate.kind === 'refused') return declined(`the result cannot be read: ${candidate.detail}`);
  const because = check(file, candidate, fix.effects);
  return because === undefined ? { kind: 'accepted', file: candidate, applicability } : declined(because);
}

function isTooLong({ detail }: FileRefusal): boolean {
  return detail.startsWith('the line has');
}

function declined(because: string): Verdict {
  return { kind: 'declined', because };
}

const ORDER: readonly Applicability[] = ['safe', 'unsafe', 'display-only'];

/** What a fix is at the most: no better than its transform, its effects and itself say. */
export function leastOf(fix: Fix, { applicability }: Transform): Applicability {
  const all: readonly Applicability[] = [
    applicability,
    fix.applicability,
    ...fix.effects.map((effect) => EFFECTS[effect].most),
  ];
  return ORDER.findLast((applicability) => all.includes(applicability)) ?? 'safe';
}

function tryEdits(text: string, edits: readonly Edit[]): string | undefined {
  try {
    return applyEdits(text, edits);
  } catch (error) {
    if (error instanceof EditConflict) return undefined;
    throw error;
  }
}
